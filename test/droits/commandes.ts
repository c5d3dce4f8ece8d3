// What is typed, by command: those where somebody may be named, or where what one keeps of somebody shows.

import { ELLE_MEME, type Table, typing } from './gestes.ts';
import { CHERCHEE } from './identite.ts';

/** Of what one keeps, which shows whom it names to who may still see her. */
const own = (typed: string, more = {}) => typing(typed, 'voir', { aSoi: true, ...more });

/** Nothing is heard of her since. */
const ELEVEN_MONTHS = 340 * 24 * 60 * 60 * 1000;

/** Those whom retention will erase: of one's own directory alone. */
const due = typing('/beneficiaire conservation', 'modifier', {
  avant: async (scene) => scene.pass(ELEVEN_MONTHS),
});

const searched = [typing(`/b ${CHERCHEE}`, 'voir'), typing('/b', 'voir')];

const COUNTED = ({ dit }: { readonly dit: string }): boolean => dit.includes('Accompagnements');

export const COMMANDES: Table = {
  beneficiaire: [...searched, own('/beneficiaire journal', { etats: ELLE_MEME }), due],
  b: searched,
  fiche: [typing(`/fiche ${CHERCHEE} à as@ccas.exemple.fr`, 'envoyer')],
  cra: [
    own('/cra'),
    own('/cra dernier'),
    typing(`/cra individuel ${CHERCHEE}`, 'voir'),
    typing(`/cra demarche ${CHERCHEE}`, 'voir'),
  ],
  historique: [own('/historique')],
  rappels: [own('/rappels')],
  partage: [own('/partage', { etats: ELLE_MEME })],
  // Of one's own activities, those that name her: whom one may not see is not found.
  stats: [typing(`/stats beneficiaire="${CHERCHEE}"`, 'voir', { passe: COUNTED })],
  exporter:
    'figures and activities, whose files are asked of a job with the rights of that moment; her directory by `fichiers.exporter`',
  bilan: 'figures, which name nobody',
  equipe: 'teams, whose members are colleagues',
  lieux: 'one’s own places',
  profil: 'one’s own profile',
  coop: 'what can be typed',
};
