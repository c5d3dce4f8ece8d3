// What is said of a sheet that is sent: why, with which agreement, what is in it, over which time, by which way.
import type { Option } from '#bot/forms/field.ts';

/** The purposes that an agreement may be asked for: each is told to the person and printed on the sheet. */
export const motifs: readonly Option[] = [
  {
    code: 'accompagnement',
    label: 'Poursuivre l’accompagnement',
    full: 'Poursuivre l’accompagnement social',
  },
  { code: 'demarche', label: 'Terminer une démarche', full: 'Terminer une démarche commencée ensemble' },
  { code: 'orientation', label: 'Orienter la personne', full: 'Orienter la personne vers votre structure' },
  { code: 'coordination', label: 'Se coordonner', full: 'Se coordonner autour de la personne' },
  { code: 'demande', label: 'À sa demande', full: 'À la demande de la personne' },
];

export const accords: readonly Option[] = [
  { code: 'oral', label: 'À l’oral', full: 'Accord oral de la personne' },
  { code: 'ecrit', label: 'Par écrit', full: 'Accord écrit de la personne' },
];

export const parties: readonly Option[] = [
  { code: 'identite', label: 'Identité', full: 'Identité et coordonnées' },
  { code: 'suivi', label: 'Suivi', full: 'Activités, démarches, ce qui reste à faire' },
  { code: 'notes', label: 'Notes', full: 'Notes de la fiche' },
];

/** How far back, in months; everything without a number. */
export const periodes: readonly (Option & { readonly mois?: number })[] = [
  { code: 'tout', label: 'Depuis le début' },
  { code: 'trois_mois', label: 'Trois derniers mois', mois: 3 },
  { code: 'six_mois', label: 'Six derniers mois', mois: 6 },
  { code: 'un_an', label: 'Un an', mois: 12 },
];

export const voies: readonly Option[] = [
  { code: 'piece', label: 'Pièce jointe, avec mot de passe' },
  { code: 'lien', label: 'Lien de 7 jours, avec mot de passe' },
];

/** Only where whoever runs the bot allows it. */
export const sansMotDePasse: Option = { code: 'libre', label: 'Pièce jointe, sans mot de passe' };
