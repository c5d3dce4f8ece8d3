// The rights of a person over what is kept of her: told, given, corrected, objected to, erased.
import { nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { NOTICE } from '#bot/domain/beneficiaire/notice.ts';
import type { Deps } from '#bot/ports.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { accesAction } from '#bot/storage/journal.ts';
import { personnePour } from '#bot/storage/vues.ts';
import { sheetOf } from './beneficiaire-fiche.ts';
import type { Run } from './beneficiaire-plus-menu.ts';
import { pageLink } from './liens.ts';
import { plain } from './markdown.ts';
import { type Action, buttonsFor, dataOf, type Pressable, type Session, say, whoAsks } from './session.ts';

/** « Droits de la personne » */
export const showRights: Run = async ({ personne }, session, deps) => {
  const { sheet } = await personnePour({ acte: 'droits', personne, ...whoAsks(session) }, deps);
  const data = { personne: sheet.id };
  const objects: Pressable =
    sheet.opposeeLe === undefined
      ? { label: 'Elle s’oppose', action: 'droits.opposer', data }
      : { label: 'Lever l’opposition', action: 'droits.lever', data };
  const pressables: readonly Pressable[] = [
    { label: 'Tout lui remettre', action: 'droits.remettre', data },
    { label: 'Corriger', action: 'beneficiaire.modifier', data },
    objects,
    { label: 'Effacer', action: 'droits.effacer', data, style: 'danger' },
  ];
  const text = [
    `#### Droits de ${plain(nomComplet(sheet))}`,
    'À lui lire :',
    ...NOTICE.map((line) => `> ${line}`),
    '',
    'Vous avez un mois pour répondre à ce qu’elle demande.',
  ].join('\n');
  return say('', { blocks: [{ text, buttons: buttonsFor(pressables, { session, prefix: 'r' }, deps) }] });
};

/** A link to all that is kept of her, for her: a file with her in it does not stay in the chat. */
const handOut: Action = async ({ ticket }, session, deps) => {
  const personne = dataOf(ticket, 'personne');
  const { sheet } = await personnePour({ acte: 'droits', personne, ...whoAsks(session) }, deps);
  const acteur = session.acteur.id;
  const link = pageLink({ page: 'remettre', acteur, personne: sheet.id }, session, deps);
  const text = `[Tout ce qui est gardé de ${plain(nomComplet(sheet))}](${link}), à lire ou pour un ordinateur. Ce lien est pour vous, et vaut une heure : ne le transmettez pas, remettez-lui le document.`;
  return say('', { blocks: [{ text }], lasting: 'Un lien est prêt : tapez /beneficiaire.' });
};

/** Nothing new is written of her, and nothing of hers goes anywhere; the sheet stays, for her to change her mind or have it erased. */
const object: Action = async ({ ticket }, session, deps) =>
  opposing({ personne: dataOf(ticket, 'personne'), geste: ticket.n, opposeeLe: session.now }, session, deps);

const liftObjection: Action = async ({ ticket }, session, deps) =>
  opposing({ personne: dataOf(ticket, 'personne'), geste: ticket.n, opposeeLe: undefined }, session, deps);

async function opposing(
  of: { readonly personne: string; readonly geste: string; readonly opposeeLe: number | undefined },
  session: Session,
  deps: Deps,
) {
  const { sheet } = await personnePour({ acte: 'droits', personne: of.personne, ...whoAsks(session) }, deps);
  const acteur = session.acteur.id;
  await changeBeneficiaire(
    {
      acteur,
      id: sheet.id,
      geste: of.geste,
      apply: (current) => {
        if (!current) return undefined;
        const { opposeeLe: _before, ...rest } = current;
        return of.opposeeLe === undefined ? rest : { ...rest, opposeeLe: of.opposeeLe };
      },
      also: [accesAction(acteur, { quoi: 'droits', qui: acteur, personne: sheet.id }, deps)],
    },
    deps,
  );
  return sheetOf(sheet.id, session, deps);
}

export const droitsActions: Readonly<Record<string, Action>> = {
  'droits.remettre': handOut,
  'droits.opposer': object,
  'droits.lever': liftObjection,
};
