// `/exporter [activites | beneficiaires | stats] [période] [filtres] [format]`: files, with the words of `/stats`.
import { idOf } from '#bot/conversations/identity.ts';
import { type CodeFormat, FORMATS, FORMATS_D_ACTIVITES, FORMATS_DE_RAPPORT } from '#bot/documents/formats.ts';
import { demandeSchema, type QuoiDocument } from '#bot/domain/document.ts';
import { cleanLine } from '#bot/forms/clean.ts';
import { fold } from '#bot/forms/words.ts';
import { type Deps, Refus, type Reply } from '#bot/ports.ts';
import { writeQuery } from '#bot/stats/write-query.ts';
import { showExport } from './beneficiaire-fichiers.ts';
import { prepare } from './documents.ts';
import { type Action, buttonsFor, type Command, dataOf, type Session, say } from './session.ts';
import { questionIn } from './stats-reponse.ts';

const LASTING = 'Vos exports : tapez /exporter.';

export const exporter: Command = async (text, session, deps) => {
  const words = cleanLine(text).split(' ').filter(Boolean);
  const [first = '', ...rest] = words;
  const what = fold(first);
  if (what === '') return choices(session, deps);
  if (/^beneficiaires?$/.test(what)) return showExport(session, deps);
  if (/^(activites?|cra|cras)$/.test(what)) return ask('activites', rest, { session, deps });
  if (/^(stats?|statistiques?|chiffres)$/.test(what)) return ask('stats', rest, { session, deps });
  throw new Refus(
    'Dites ce que vous exportez : /exporter activites mois dernier, /exporter stats 2026, ou /exporter beneficiaires.',
  );
};

function choices(session: Session, deps: Deps): Reply {
  const pressables = [
    { label: 'Activités du mois', action: 'exporter.activites', data: { q: 'mois' } },
    { label: 'Activités de l’année', action: 'exporter.activites', data: { q: 'année' } },
    { label: 'Mes bénéficiaires', action: 'fichiers.exporter' },
  ];
  const text =
    'Que voulez-vous exporter ? Avec une période, des filtres et un format : `/exporter activites trimestre dernier csv`, `/exporter stats equipe 2026 pdf`.';
  return say('', {
    blocks: [{ text, buttons: buttonsFor(pressables, { session }, deps) }],
    lasting: LASTING,
  });
}

const OFFERED: Readonly<Record<Exclude<QuoiDocument, 'bilan'>, readonly CodeFormat[]>> = {
  activites: FORMATS_D_ACTIVITES,
  stats: FORMATS_DE_RAPPORT,
};

/** A format is a word of its own, « excel » or « pdf »; the first one offered where none is said. */
function formatIn(
  words: readonly string[],
  offered: readonly CodeFormat[],
): { readonly format: CodeFormat; readonly rest: readonly string[] } {
  const at = words.findIndex((word) => isFormat(word));
  const named = Object.values(FORMATS).find((one) =>
    [one.code, fold(one.label)].includes(fold(words[at] ?? '')),
  );
  if (!named) return { format: offered[0] ?? 'xlsx', rest: words };
  if (!offered.includes(named.code))
    throw new Refus(
      `Ce n’est pas possible en ${named.label} : choisissez ${offered.map((one) => FORMATS[one].label).join(' ou ')}.`,
    );
  return { format: named.code, rest: words.toSpliced(at, 1) };
}

function isFormat(word: string): boolean {
  return Object.values(FORMATS).some(({ code, label }) => [code, fold(label)].includes(fold(word)));
}

/** « avec notes », « avec ressenti »: one's own alone, and only where it is asked. */
const BESIDES = { notes: 'notes', ressenti: 'ressenti' } as const;

async function ask(
  quoi: Exclude<QuoiDocument, 'bilan'>,
  words: readonly string[],
  { session, deps }: { readonly session: Session; readonly deps: Deps },
): Promise<Reply> {
  const { format, rest } = formatIn(words, OFFERED[quoi]);
  const avec = Object.keys(BESIDES).filter((name) => rest.map(fold).includes(name));
  const question = rest.filter((word) => !['avec', 'et', ...avec].includes(fold(word)));
  const { query } = await questionIn(question.join(' '), session, deps);
  const demande = demandeSchema.parse({ quoi, format, q: writeQuery(query), avec });
  return prepare({ geste: idOf(session.request.id, 'export'), demande }, session, deps);
}

const activites: Action = async ({ ticket }, session, deps) => {
  const { query } = await questionIn(dataOf(ticket, 'q'), session, deps);
  const demande = demandeSchema.parse({ quoi: 'activites', format: 'xlsx', q: writeQuery(query) });
  return prepare({ geste: idOf(ticket.n, 'export'), demande }, session, deps);
};

export const exporterActions: Readonly<Record<string, Action>> = { 'exporter.activites': activites };
