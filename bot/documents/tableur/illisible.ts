// What a file that cannot be read is told as: thrown where it is found, deep in a part of it, and made a sentence in one place.

export class Illisible extends Error {
  override readonly name = 'Illisible';
}

export const DROP = 'Déposez un fichier .xlsx, .ods ou .csv.';
export const DOCUMENT = `Ce fichier est un document, pas un tableur. ${DROP}`;
export const ABIME = 'Ce fichier est abîmé : ouvrez-le dans votre tableur et enregistrez-le à nouveau.';
export const TROP_LOURD =
  'Ce fichier est trop volumineux une fois ouvert : gardez-y la seule feuille des bénéficiaires.';
export const MOT_DE_PASSE = 'Ce fichier est protégé par un mot de passe : enregistrez-le sans mot de passe.';

/** Libraries throw on what they cannot read, each in its own words: whatever they say of a file made by somebody else, it is damaged. */
export function damaged(error: unknown): Illisible {
  return error instanceof Illisible ? error : new Illisible(ABIME);
}
