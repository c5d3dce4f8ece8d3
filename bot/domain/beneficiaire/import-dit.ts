// What is said of an import in figures: nobody is named, so that it may stay in the chat.
import type { Bilan } from './import.ts';

/** « 4 812 personnes » */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('fr-FR')} ${count > 1 ? many : one}`;
}

/** « 4 812 personnes ajoutées, 12 fiches complétées, 30 lignes laissées de côté » */
export function sayBilan({ ajoutees, completees, laissees }: Bilan): string {
  const parts = [
    counted(ajoutees, 'personne ajoutée', 'personnes ajoutées'),
    ...(completees > 0 ? [counted(completees, 'fiche complétée', 'fiches complétées')] : []),
    ...(laissees > 0 ? [counted(laissees, 'ligne laissée de côté', 'lignes laissées de côté')] : []),
  ];
  return parts.join(', ');
}
