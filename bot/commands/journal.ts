// The log of accesses to the files of whoever asks: who, when, what, and of whom.
import { nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { counted } from '#bot/domain/beneficiaire/import-dit.ts';
import { ACCES_DITS, type QuelAcces } from '#bot/domain/vocabulary/acces.ts';
import type { PersonDirectory } from '#bot/forms/context.ts';
import type { Deps, Reply } from '#bot/ports.ts';
import { findNoms } from '#bot/storage/acteurs.ts';
import { type Acces, concerns, readJournal } from '#bot/storage/journal.ts';
import { personnePour } from '#bot/storage/vues.ts';
import type { Run } from './beneficiaire-plus-menu.ts';
import { plain } from './markdown.ts';
import { annuaire, type Session, say, sayMoment, whoAsks } from './session.ts';

const SHOWN = 20;

/** Who did what nobody known to the bot did. */
const BY_ITSELF: Partial<Readonly<Record<QuelAcces, string>>> = {
  ouverture: 'destinataire',
  conservation: 'Coopilote',
};

/** Of all one's people. */
export async function showJournal(session: Session, deps: Deps): Promise<Reply> {
  const all = await readJournal(session.acteur.id, deps);
  return journalReply({ of: 'Accès à vos fiches', all }, session, deps);
}

/** Of one person. */
export const showJournalOf: Run = async ({ personne }, session, deps) => {
  const { sheet } = await personnePour({ acte: 'droits', personne, ...whoAsks(session) }, deps);
  const all = (await readJournal(session.acteur.id, deps)).filter((acces) => concerns(acces, sheet));
  return journalReply({ of: `Accès à la fiche de ${plain(nomComplet(sheet))}`, all }, session, deps);
};

async function journalReply(
  { of, all }: { readonly of: string; readonly all: readonly Acces[] },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const shown = all.slice(0, SHOWN);
  if (shown.length === 0) return say(`${of} : aucun depuis un mois.`);
  const [noms, persons] = await Promise.all([
    findNoms(
      shown.flatMap(({ qui }) => qui ?? []),
      deps,
    ),
    annuaire(session, deps),
  ]);
  const lines = shown.map((acces) => lineOf(acces, { noms, persons, session }));
  return say([`#### ${of}, depuis un mois`, ...lines].join('\n'), {
    lasting: 'Le journal des accès : tapez /beneficiaire journal.',
  });
}

function lineOf(
  { quoi, qui, personne, combien = 0, quand }: Acces,
  at: {
    readonly noms: ReadonlyMap<string, string>;
    readonly persons: PersonDirectory;
    readonly session: Session;
  },
): string {
  const { noms, persons, session } = at;
  const by = qui === session.acteur.id ? 'vous' : qui === undefined ? BY_ITSELF[quoi] : noms.get(qui);
  const whom =
    personne === undefined ? counted(combien, 'personne', 'personnes') : plain(persons.label(personne));
  return `- ${sayMoment(quand, session)} · ${plain(by ?? '')} · ${ACCES_DITS[quoi]} · ${whom}`;
}
