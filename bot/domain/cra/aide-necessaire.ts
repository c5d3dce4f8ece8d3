// « Aide nécessaire pour » may reveal health: the field exists only where an administrator has enabled it.
import { fieldsOf } from '#bot/forms/form.ts';
import { aideNecessaire } from './champs-personne.ts';
import { type TypeCra, withFields } from './type.ts';

/** The same types, those of one person in their presence with the field. */
export function withAideNecessaire(types: readonly TypeCra[]): readonly TypeCra[] {
  return types.map((type) =>
    'aDeux' in fieldsOf(type.form) ? withFields(type, { personne: { aideNecessaire } }) : type,
  );
}
