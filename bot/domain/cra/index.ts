// The registry of the types of CRA: adding one is a file beside this one and a line here.

import type { Role } from '#bot/domain/vocabulary/roles.ts';
import { words } from '#bot/forms/words.ts';
import { mayRecord } from '../acteur.ts';
import { accesLibre } from './acces-libre.ts';
import { animation } from './animation.ts';
import { atelier } from './atelier.ts';
import { demarche } from './demarche.ts';
import { evenement } from './evenement.ts';
import { individuel } from './individuel.ts';
import { partenariat } from './partenariat.ts';
import { ponctuelle } from './ponctuelle.ts';
import { rdvNonHonore } from './rdv-non-honore.ts';
import type { TypeCra } from './type.ts';

export const typesCra: readonly TypeCra[] = [
  individuel,
  atelier,
  demarche,
  ponctuelle,
  rdvNonHonore,
  accesLibre,
  animation,
  evenement,
  partenariat,
];

/** Words in the longest name of a type. */
const LONGEST_NAME = 5;

export function typeCra(id: string): TypeCra | undefined {
  return typesCra.find((type) => type.id === id);
}

export function typeOfForm(formId: string): TypeCra | undefined {
  return typesCra.find((type) => type.form.id === formId);
}

/** The type so named: its id, its title or one of its words, whatever the case and the accents. */
export function findType(word: string, types: readonly TypeCra[] = typesCra): TypeCra | undefined {
  const typed = words(word).join(' ');
  return types.find((type) => namesOf(type).includes(typed));
}

/** The type that a text begins with, its longest name first (« accès libre 12 »), and the words after it. */
export function takeType(text: string): { readonly type: TypeCra; readonly rest: string } | undefined {
  const typed = text.trim().split(/\s+/);
  for (let size = Math.min(typed.length, LONGEST_NAME); size > 0; size--) {
    const type = findType(typed.slice(0, size).join(' '));
    if (type) return { type, rest: typed.slice(size).join(' ') };
  }
  return undefined;
}

/** The types open to somebody, those of their own line of work first. */
export function typesFor(role: Role, types: readonly TypeCra[] = typesCra): readonly TypeCra[] {
  const open = types.filter((type) => mayRecord(role, type));
  if (role !== 'coordinateur') return open;
  return open.toSorted((a, b) => Number(a.metier === 'mediation') - Number(b.metier === 'mediation'));
}

function namesOf(type: TypeCra): readonly string[] {
  return [type.id, type.titre, type.form.titreCourt, ...type.mots].map((name) => words(name).join(' '));
}
