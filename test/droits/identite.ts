// The person whom rights are about: her ids, what is hers, and how it shows that it was read.
export const ELLE = 'elle';
/** The sheet that hers is merged into, of the same person. */
export const GARDEE = 'elle-gardee';
/** Another sheet of whoever makes the gestures. */
export const AUTRE = 'une-autre';

/** Nobody types it so: where it shows, it was read. */
export const PRENOM = 'Zéphirine';
/** As she is searched. */
export const CHERCHEE = 'zephirine quillivic';
export const IDENTITE = {
  prenom: PRENOM,
  nom: 'Quillivic',
  naissance: '1952',
  telephone: '+33687654321',
  email: 'zq@exemple.test',
};
export const NOTES = 'préfère le mardi';
/** What is hers. */
export const IDENTITY = /Zéphirine|87 ?65 ?43 ?21|zq@exemple/;
/** What of her sheet is for whoever follows her alone. */
export const SECRET = /préfère le mardi/;
/** What is for whoever wrote it alone, whoever follows her. */
export const INTIME = /ressenti secret|note secrète/;
/** What was written of her by a colleague who shares with nobody here any more. */
export const DU_TIERS = /du.tiers/;
