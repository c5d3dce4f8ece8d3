// The sheet of a person: who she is, what was done, where it stands, and what may be done next.
import { suiviOf } from '#bot/domain/beneficiaire/suivi.ts';
import type { Deps, Message, Reply } from '#bot/ports.ts';
import { findNoms } from '#bot/storage/acteurs.ts';
import { logAcces } from '#bot/storage/journal.ts';
import { crasOfPersonne } from '#bot/storage/passages.ts';
import { personnePour, type Vue } from '#bot/storage/vues.ts';
import { sheetText } from './beneficiaire-card.ts';
import { plusMenu } from './beneficiaire-plus-menu.ts';
import { personneBlocks } from './rappels-card.ts';
import {
  type Action,
  buttonsFor,
  dataOf,
  formContext,
  type Pressable,
  type Session,
  whoAsks,
} from './session.ts';

/** Activities read for a sheet. */
const READ = 100;

/** Her sheet, as this person may see it. */
export async function sheetOf(personne: string, session: Session, deps: Deps): Promise<Reply> {
  const vue = await personnePour({ acte: 'voir', personne, ...whoAsks(session) }, deps);
  return { show: 'message', message: await sheetMessage(vue, session, deps) };
}

/** The sheet as a message; every look is logged. */
export async function sheetMessage(vue: Vue, session: Session, deps: Deps): Promise<Message> {
  const { sheet, voit, lien } = vue;
  const acteur = session.acteur.id;
  const [histoire, context, noms, aFaire] = await Promise.all([
    crasOfPersonne({ personne: sheet.id, acteur, voit, limit: READ }, deps),
    formContext(session, deps),
    lien === 'proprietaire' ? undefined : findNoms([sheet.proprietaire], deps),
    personneBlocks(sheet.id, session, deps),
    logAcces(sheet.proprietaire, { quoi: 'fiche', qui: acteur, personne: sheet.id }, deps),
  ]);
  const par = noms?.get(sheet.proprietaire);
  const around = { suivi: suiviOf(histoire.cras), context, ...(par !== undefined && { par }) };
  const block = {
    text: sheetText(sheet, around),
    buttons: buttonsFor(pressablesOf(vue), { session, prefix: 'f' }, deps),
    menu: plusMenu(vue, session, deps),
  };
  return { text: '', blocks: [block, ...aFaire], lasting: 'Une fiche est prête : tapez /beneficiaire.' };
}

function pressablesOf({ sheet, peut }: Vue): readonly Pressable[] {
  const data = { personne: sheet.id };
  const activity: readonly Pressable[] = [
    {
      label: 'Nouvelle activité',
      action: 'cra.ouvrir',
      data: { type: 'individuel', personne: sheet.id },
      style: 'primary',
    },
    { label: 'Démarche', action: 'cra.ouvrir', data: { type: 'demarche', personne: sheet.id } },
    { label: 'À faire', action: 'rappels.nouveau', data },
  ];
  return [
    ...(peut('activite') ? activity : []),
    { label: 'Historique', action: 'beneficiaire.historique', data },
    ...(peut('envoyer') ? [{ label: 'Envoyer', action: 'beneficiaire.envoyer', data }] : []),
    ...(peut('partager') ? [{ label: 'Partager', action: 'beneficiaire.partager', data }] : []),
    ...(peut('modifier') ? [{ label: 'Modifier', action: 'beneficiaire.modifier', data }] : []),
  ];
}

const open: Action = async ({ ticket }, session, deps) => sheetOf(dataOf(ticket, 'personne'), session, deps);

export const ficheActions: Readonly<Record<string, Action>> = { 'beneficiaire.ouvrir': open };
