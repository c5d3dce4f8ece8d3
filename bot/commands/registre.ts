// The register in words: durations as people say them, fields as forms show them. The document that it fills is made by `npm run registre`.
import type { Field, Keeping } from '#bot/forms/field.ts';
import { type Form, fieldsOf } from '#bot/forms/form.ts';
import { allForms } from './forms.ts';
import { FICHIERS, type Ligne, REGISTRE } from './registre.data.ts';

const UNITS = [
  { name: 'an', ms: 365 * 24 * 60 * 60 * 1000 },
  { name: 'jour', ms: 24 * 60 * 60 * 1000 },
  { name: 'minute', ms: 60 * 1000 },
] as const;

/** « 30 jours », « 10 minutes ». */
export function sayGarde({ garde }: Pick<Ligne, 'garde'>): string {
  if (typeof garde === 'string') return garde;
  const { name, ms } = UNITS.find((unit) => garde >= unit.ms) ?? UNITS[2];
  const count = Math.round(garde / ms);
  return `${count} ${name}${count > 1 ? 's' : ''}`;
}

/** A field of a form, and how what is answered to it is kept. */
export interface Champ {
  readonly label: string;
  readonly formulaires: readonly string[];
  readonly garde: Keeping;
}

/** Sealed in the form while it is filled, then in clear in the record that it makes: names of organisations, read at every request. */
const EN_CLAIR: ReadonlySet<string> = new Set(['accueil.nom', 'lieu.nom', 'profil.structure']);

/** How the record that a form makes keeps what was answered. */
export function keepingIn(form: Pick<Form, 'id'>, name: string, field: Pick<Field, 'keep'>): Keeping {
  return EN_CLAIR.has(`${form.id}.${name}`) ? 'clear' : (field.keep ?? 'clear');
}

/** Every field that is asked anywhere, once for all the forms that ask for it in the same words. */
export function champs(forms: readonly Form[] = allForms()): readonly Champ[] {
  const found = new Map<string, Champ>();
  for (const form of forms) {
    for (const [name, field] of Object.entries(fieldsOf(form))) {
      const label = field.full ?? field.label;
      const garde = keepingIn(form, name, field);
      const key = `${label}\u0000${garde}`;
      const formulaires = [...(found.get(key)?.formulaires ?? []), form.titre];
      found.set(key, { label, garde, formulaires: [...new Set(formulaires)] });
    }
  }
  return [...found.values()];
}

const GARDE: Readonly<Record<Keeping, string>> = {
  clear: 'en clair',
  sealed: 'chiffré',
  apart: 'chiffré, à part',
};

/** The two tables of the register, as the document has them. */
export function registreMarkdown(): string {
  const line = ({ quoi, protege, ...ligne }: Ligne): string =>
    `| ${quoi} | ${protege} | ${sayGarde(ligne)} |`;
  const lignes = (de: Ligne['de']): readonly string[] =>
    [...Object.values(REGISTRE), ...Object.values(FICHIERS)].filter((ligne) => ligne.de === de).map(line);
  const table = (titre: string, de: Ligne['de']): string =>
    [
      `### ${titre}`,
      '',
      '| Ce qui est gardé | Comment | Jusqu’à quand |',
      '| --- | --- | --- |',
      ...lignes(de),
    ].join('\n');
  const fields = champs().map(
    ({ label, garde, formulaires }) => `| ${label} | ${GARDE[garde]} | ${formulaires.join(', ')} |`,
  );
  return [
    table('Des personnes accompagnées', 'personne'),
    table('Des médiatrices et médiateurs (« vous »)', 'mediation'),
    table('Des chiffres, qui ne nomment personne', 'chiffres'),
    table('Pour que le service fonctionne', 'service'),
    ['### Champ par champ', '', '| Champ | Comment | Formulaires |', '| --- | --- | --- |', ...fields].join(
      '\n',
    ),
  ].join('\n\n');
}
