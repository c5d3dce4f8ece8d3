// Erasing somebody's sheet: asked once more, as nothing brings it back.
import { nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { Refus } from '#bot/ports.ts';
import { INTROUVABLE } from '#bot/storage/beneficiaires.ts';
import { eraseBeneficiaire } from '#bot/storage/erase-beneficiaire.ts';
import { personnePour } from '#bot/storage/vues.ts';
import { plain } from './markdown.ts';
import { type Action, buttonsFor, dataOf, say, whoAsks } from './session.ts';

const ask: Action = async ({ ticket }, session, deps) => {
  const personne = dataOf(ticket, 'personne');
  const { sheet } = await personnePour({ acte: 'droits', personne, ...whoAsks(session) }, deps);
  const pressable = {
    label: 'Effacer définitivement',
    action: 'droits.effacement',
    data: { personne: sheet.id },
    style: 'danger',
  } as const;
  const text = `Effacer la fiche de **${plain(nomComplet(sheet))}** ? Son nom, ses coordonnées et ses notes disparaissent aussitôt et ne reviennent pas ; ce qui a été écrit d’elle dans les activités s’efface dans la minute. Les activités restent, sans elle.`;
  return say('', { blocks: [{ text, buttons: buttonsFor([pressable], { session }, deps) }] });
};

const erase: Action = async ({ ticket }, session, deps) => {
  const personne = dataOf(ticket, 'personne');
  const { sheet } = await personnePour({ acte: 'droits', personne, ...whoAsks(session) }, deps);
  if (!(await eraseBeneficiaire({ acteur: session.acteur.id, id: sheet.id }, deps)))
    throw new Refus(INTROUVABLE);
  return say('La fiche est effacée.');
};

export const effacerActions: Readonly<Record<string, Action>> = {
  'droits.effacer': ask,
  'droits.effacement': erase,
};
