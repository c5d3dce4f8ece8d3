// Erasing somebody's sheet: asked once more, as nothing brings it back.
import { nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { Refus } from '#bot/ports.ts';
import { findBeneficiaire, INTROUVABLE } from '#bot/storage/beneficiaires.ts';
import { eraseBeneficiaire } from '#bot/storage/erase-beneficiaire.ts';
import { plain } from './markdown.ts';
import { type Action, buttonsFor, dataOf, say } from './session.ts';

const ask: Action = async ({ ticket }, session, deps) => {
  const personne = dataOf(ticket, 'personne');
  const sheet = await findBeneficiaire(session.acteur.id, personne, deps);
  if (!sheet) throw new Refus(INTROUVABLE);
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
  const id = dataOf(ticket, 'personne');
  if (!(await eraseBeneficiaire({ acteur: session.acteur.id, id }, deps))) throw new Refus(INTROUVABLE);
  return say('La fiche est effacée.');
};

export const effacerActions: Readonly<Record<string, Action>> = {
  'beneficiaire.effacer': ask,
  'beneficiaire.effacement': erase,
};
