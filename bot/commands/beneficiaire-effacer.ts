// Erasing somebody's sheet: asked once more, as nothing brings it back.
import { nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { Refus } from '#bot/ports.ts';
import { INTROUVABLE } from '#bot/storage/beneficiaires.ts';
import { eraseBeneficiaire } from '#bot/storage/erase-beneficiaire.ts';
import { personnePour } from '#bot/storage/vues.ts';
import type { Run } from './beneficiaire-plus-menu.ts';
import { plain } from './markdown.ts';
import { type Action, buttonsFor, dataOf, say, whoAsks } from './session.ts';

export const askErase: Run = async ({ personne }, session, deps) => {
  const { sheet } = await personnePour({ acte: 'droits', personne, ...whoAsks(session) }, deps);
  const pressable = {
    label: 'Effacer définitivement',
    action: 'beneficiaire.effacement',
    data: { personne },
    style: 'danger',
  } as const;
  const text = `Effacer la fiche de **${plain(nomComplet(sheet))}** ? Son nom, ses coordonnées et ses notes disparaissent aussitôt et ne reviennent pas ; vos activités restent, sans elle.`;
  return say('', { blocks: [{ text, buttons: buttonsFor([pressable], { session }, deps) }] });
};

const erase: Action = async ({ ticket }, session, deps) => {
  const personne = dataOf(ticket, 'personne');
  await personnePour({ acte: 'droits', personne, ...whoAsks(session) }, deps);
  if (!(await eraseBeneficiaire({ acteur: session.acteur.id, id: personne }, deps)))
    throw new Refus(INTROUVABLE);
  return say('La fiche est effacée.');
};

export const effacerActions: Readonly<Record<string, Action>> = { 'beneficiaire.effacement': erase };
