// Invented sheets of people, as the form keeps them whatever was typed: marks of formulas, quotes, line ends, every option.
import fc from 'fast-check';
import { normalise } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import type { Commune } from '#bot/domain/territoire/communes.ts';
import type { Answers, Field } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import type { RawAnswer } from '#bot/forms/raw.ts';
import { readAnswers } from '#bot/forms/read.ts';

const context = { today: '2026-11-27', places: [], communes: () => ({ near: [] }), usage: {} };
const fields = fieldsOf(beneficiaireForm);

const HARD = [
  'Le Goff',
  'd’Almeida',
  'Éloïse',
  "O'Brien",
  'Jean-Pierre',
  'N’Guyen "Nini"',
  '=1+cmd|x',
  '+33 a',
  '-a',
  '@a',
  "'=a",
  "''@a",
  "'a",
  'a;b',
  'a,b\tc|d',
  '"a"',
  '<a>&amp;</a>',
  '_x000D_a',
  'a_x0041_',
  '李小龙',
  'ﬁn 🎉 z',
  'oui',
  'Nom',
  'a 1952',
];
const line = fc.oneof(fc.constantFrom(...HARD), fc.string({ unit: 'grapheme', maxLength: 20 }));
const lines = fc.array(line, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n'));

/** What may be typed in a field; what the form refuses is left out after. */
const TYPED: Readonly<Record<string, fc.Arbitrary<RawAnswer>>> = {
  naissance: fc.constantFrom('1952', '2025', '12/03/1952', '01/01/1900', '29/02/2000', '28/02/1900'),
  telephone: fc.constantFrom(
    '0612345678',
    '0692123456',
    '0970123456',
    '+687 75 12 34',
    '+212612345678',
    '+590976123456',
  ),
  email: fc.constantFrom('a@exemple.fr', 'A.B+c@Exemple.FR', "o'b@exemple.fr", '-a@exemple.fr'),
};

function typed(name: string, field: Field): fc.Arbitrary<RawAnswer> {
  const own = TYPED[name];
  if (own) return own;
  switch (field.kind) {
    case 'choice':
      return fc.constantFrom(...field.options.map(({ code }) => code));
    case 'choices':
      return fc.subarray(field.options.map(({ code }) => code));
    case 'yesNo':
      return fc.constant(true);
    case 'longText':
      return lines;
    default:
      return line;
  }
}

/** Each field that is asked may be empty, but for the two names. */
export function fichesOf(communes: readonly Commune[]): fc.Arbitrary<Answers> {
  const asked = Object.entries(fields).filter(([, field]) => field.kind !== 'commune');
  const raw = fc.record(Object.fromEntries(asked.map(([name, field]) => [name, typed(name, field)])), {
    requiredKeys: ['prenom', 'nom'],
  });
  const commune = fc.option(fc.constantFrom(...communes), { nil: undefined });
  return fc
    .tuple(raw, commune)
    .map(([answers, lieu]) => {
      // A doubt about the notes is settled: they are kept.
      const { values } = readAnswers(fields, { ...answers, 'notes.doute': 'garder' }, context);
      return normalise({ ...values, ...(lieu && { commune: { code: lieu.code, nom: lieu.label } }) });
    })
    .filter(({ prenom, nom }) => prenom !== undefined && nom !== undefined);
}
