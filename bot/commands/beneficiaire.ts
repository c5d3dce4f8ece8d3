// `/beneficiaire [recherche]`: find somebody among the people one follows or is shared, open their sheet, create one in two fields.
import { idOf } from '#bot/conversations/identity.ts';
import { certainIn, creations, LONGEST_SEARCH } from '#bot/domain/beneficiaire/annuaire.ts';
import { normalise } from '#bot/domain/beneficiaire/beneficiaire.ts';
import type { Entree } from '#bot/domain/beneficiaire/entree.ts';
import { search } from '#bot/domain/beneficiaire/recherche.ts';
import { cleanLine } from '#bot/forms/clean.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fold } from '#bot/forms/words.ts';
import type { Block, Deps, Reply } from '#bot/ports.ts';
import { readAnnuaire } from '#bot/storage/annuaires.ts';
import { personLine } from './beneficiaire-card.ts';
import { sheetOf } from './beneficiaire-fiche.ts';
import { showExport, showImport } from './beneficiaire-fichiers.ts';
import { newSheet } from './beneficiaire-saisie.ts';
import { showConservation } from './conservation.ts';
import { storeOpening } from './filling.ts';
import { showJournal } from './journal.ts';
import { plain } from './markdown.ts';
import { buttonsFor, type Command, type Pressable, type Session, say, whoAsks } from './session.ts';

/** People shown at once: more is a longer search, not a longer list. */
const SHOWN = 5;

const LASTING = 'Votre recherche est prête : tapez /beneficiaire.';

/** What is no search. */
const WORDS: Readonly<Record<string, (session: Session, deps: Deps) => Promise<Reply>>> = {
  journal: showJournal,
  conservation: showConservation,
  importer: showImport,
  exporter: showExport,
};

export const beneficiaire: Command = async (typed, session, deps) => {
  const text = cleanLine(typed).slice(0, LONGEST_SEARCH);
  const word = fold(text);
  const run = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (run) return run(session, deps);
  const entries = await readAnnuaire(whoAsks(session), deps);
  if (text === '') return lastSeen(entries, session, deps);
  const found = search(entries, text, { limit: SHOWN });
  const certain = certainIn(found);
  if (certain !== undefined) return sheetOf(certain, session, deps);
  const creation = await creationBlock(text, session, deps);
  const said =
    found.length === 0 ? `Personne ne correspond à « ${plain(text)} ».` : `Pour « ${plain(text)} » :`;
  return say(said, {
    blocks: [...found.map(({ entree }, index) => personBlock(entree, { index, session, deps })), creation],
    lasting: LASTING,
  });
};

function lastSeen(entries: readonly Entree[], session: Session, deps: Deps): Reply {
  const recent = search(entries, '', { limit: SHOWN }).map(({ entree }) => entree);
  const files: readonly Pressable[] = [
    { label: 'Importer', action: 'fichiers.importer' },
    ...(entries.length > 0 ? [{ label: 'Exporter', action: 'fichiers.exporter' }] : []),
  ];
  const create: Pressable = { label: 'Créer une fiche', action: 'beneficiaire.creer', style: 'primary' };
  const buttons = buttonsFor([create, ...files], { session, prefix: 'n' }, deps);
  const count = entries.length === 1 ? 'une personne' : `${entries.length.toLocaleString('fr-FR')} personnes`;
  const intro =
    entries.length === 0
      ? 'Vous ne suivez encore personne. Une fiche se crée en deux champs.'
      : `Vous suivez ${count}. Pour chercher : \`/beneficiaire dupon\`, un téléphone, une année ou une commune.`;
  return say(intro, {
    blocks: [
      ...recent.map((entree, index) => personBlock(entree, { index, session, deps })),
      { text: '', buttons },
    ],
    lasting: LASTING,
  });
}

function personBlock(
  entree: Entree,
  at: { readonly index: number; readonly session: Session; readonly deps: Deps },
): Block {
  const pressable = { label: 'Ouvrir', action: 'beneficiaire.ouvrir', data: { personne: entree.id } };
  const buttons = buttonsFor([pressable], { session: at.session, prefix: `p${at.index}x` }, at.deps);
  return { text: personLine(entree, at.session.today), buttons };
}

/** What was searched becomes the names of a sheet, whichever order they were said in: kept with the form, never in the button. */
async function creationBlock(text: string, session: Session, deps: Deps): Promise<Block> {
  const both = creations(text);
  const alone = text.split(' ').find((word) => !/\d/.test(word));
  const named: readonly Answers[] =
    both.length > 0 ? both.map((names) => ({ ...names })) : [normalise(alone ? { nom: alone } : {})];
  const pressables = await Promise.all(
    named.map(async (values, index) => {
      const id = idOf(session.request.id, 'fiche', String(index));
      await storeOpening({ ...newSheet(id, values), origin: 'message' }, session, deps);
      return {
        label: `Créer : ${[values.prenom, values.nom].filter(Boolean).join(' ') || 'une fiche'}`,
        action: 'formulaire.reprendre',
        data: { c: id },
      };
    }),
  );
  return { text: '', buttons: buttonsFor(pressables, { session, prefix: 'n' }, deps) };
}
