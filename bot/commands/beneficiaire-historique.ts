// The history of a person: her activities, newest first, five at a time, those of colleagues named.

import { nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { stars, starsOf } from '#bot/domain/beneficiaire/suivi.ts';
import { dateOf } from '#bot/domain/cra/cra.ts';
import { sayDate } from '#bot/forms/dates.ts';
import type { Block, Deps, Reply } from '#bot/ports.ts';
import { findNoms } from '#bot/storage/acteurs.ts';
import type { StoredCra } from '#bot/storage/cras.ts';
import { logAcces } from '#bot/storage/journal.ts';
import { crasOfPersonne } from '#bot/storage/passages.ts';
import { personnePour } from '#bot/storage/vues.ts';
import { craLine } from './cra-card.ts';
import { lineBlock } from './historique.ts';
import { plain } from './markdown.ts';
import { type Action, buttonsFor, contextOf, dataOf, type Session, say, whoAsks } from './session.ts';

const LINES = 5;

async function page(
  { personne, before }: { readonly personne: string; readonly before: string | undefined },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const { sheet, voit } = await personnePour({ acte: 'voir', personne, ...whoAsks(session) }, deps);
  const acteur = session.acteur.id;
  const [{ cras, next }] = await Promise.all([
    crasOfPersonne({ personne: sheet.id, acteur, voit, limit: LINES, before }, deps),
    logAcces(sheet.proprietaire, { quoi: 'historique', qui: acteur, personne: sheet.id }, deps),
  ]);
  const name = plain(nomComplet(sheet));
  if (cras.length === 0 && next === undefined) return say(`Rien de plus pour **${name}**.`);
  const blocks = await linesOf(cras, session, deps);
  return say(`**${name}**${before === undefined ? '' : ', suite'} :`, {
    blocks: [...blocks, ...nextBlock({ personne: sheet.id, next }, session, deps)],
    lasting: 'Un historique est prêt : tapez /beneficiaire.',
  });
}

/** One's own can be changed; those of colleagues are read. */
async function linesOf(cras: readonly StoredCra[], session: Session, deps: Deps): Promise<readonly Block[]> {
  const others = cras.map(({ auteur }) => auteur).filter((auteur) => auteur !== session.acteur.id);
  const [context, noms] = await Promise.all([contextOf(cras, session, deps), findNoms(others, deps)]);
  return cras.map((cra, index) => {
    if (cra.auteur === session.acteur.id) {
      const block = lineBlock(cra, { index, session, context }, deps);
      return { ...block, text: `${block.text}${sayStars(cra)}` };
    }
    const par = plain(noms.get(cra.auteur) ?? '');
    const date = sayDate(dateOf(cra), session.today);
    return { text: `${date} · ${craLine(cra, context, 'list')}${sayStars(cra)} · par ${par}` };
  });
}

function sayStars(cra: StoredCra): string {
  const etoiles = starsOf(cra);
  return etoiles === undefined ? '' : ` · ${stars(etoiles)}`;
}

function nextBlock(
  { personne, next }: { readonly personne: string; readonly next: string | undefined },
  session: Session,
  deps: Deps,
): readonly Block[] {
  if (next === undefined) return [];
  const pressable = { label: 'Suite', action: 'beneficiaire.suite', data: { personne, apres: next } };
  return [{ text: '', buttons: buttonsFor([pressable], { session, prefix: 's' }, deps) }];
}

const first: Action = async ({ ticket }, session, deps) =>
  page({ personne: dataOf(ticket, 'personne'), before: undefined }, session, deps);

const following: Action = async ({ ticket }, session, deps) =>
  page({ personne: dataOf(ticket, 'personne'), before: dataOf(ticket, 'apres') }, session, deps);

export const ficheHistoriqueActions: Readonly<Record<string, Action>> = {
  'beneficiaire.historique': first,
  'beneficiaire.suite': following,
};
