// Fields as a screen may show them, one arbitrary a kind: what is drawn of them must be read back, on every chat.
import fc from 'fast-check';
import type { Field, Kind } from '#bot/forms/field.ts';
import * as make from '#bot/forms/field.ts';
import { EMPTY, type RawAnswer } from '#bot/forms/raw.ts';
import type { ScreenField } from '#bot/forms/screen.ts';

export type Drawn = Omit<ScreenField, 'name'>;

export const code = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,12}$/);
const typed = fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }).filter((text) => text !== EMPTY);
const digits = fc.integer({ min: 0, max: 99_999 }).map(String);
const codes = fc.uniqueArray(code, { minLength: 1, maxLength: 24 });
const optionsOf = (list: readonly string[]) => list.map((c) => ({ code: c, label: `Libellé ${c}` }));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
export const drawn = (
  field: Field,
  value: RawAnswer | undefined,
  options?: ScreenField['options'],
): Drawn => ({
  field,
  ...(value !== undefined && { value }),
  ...(options && { options }),
});

const listed = (build: (list: readonly string[], required: boolean) => Field) =>
  fc.tuple(codes, fc.boolean(), fc.option(fc.nat(), { nil: undefined })).map(([list, required, pick]) => {
    const options = required
      ? optionsOf(list)
      : [{ code: EMPTY, label: 'Non renseigné' }, ...optionsOf(list)];
    return drawn(build(list, required), pick === undefined ? undefined : list[pick % list.length], options);
  });

export const arbitraries: { readonly [K in Kind]: fc.Arbitrary<Drawn> } = {
  text: maybe(typed).map((value) => drawn(make.text({ label: 'Titre', maxLength: 80 }), value)),
  longText: maybe(typed).map((value) => drawn(make.longText({ label: 'Notes', maxLength: 3000 }), value)),
  number: maybe(digits).map((value) =>
    drawn(make.number({ label: 'Personnes', min: 0, max: 99_999 }), value),
  ),
  date: maybe(fc.date({ min: new Date('1990-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })).map(
    (day) =>
      drawn(make.date({ label: 'Date', daysBack: 365, daysAhead: 0 }), day?.toISOString().slice(0, 10)),
  ),
  duration: listed((_, required) => make.duration({ label: 'Durée', choices: [15, 30], required })),
  choice: listed((list, required) => make.choice({ label: 'Motif', options: optionsOf(list), required })),
  choices: fc
    .tuple(codes, fc.boolean())
    .chain(([list, required]) =>
      fc.tuple(fc.constant(list), fc.constant(required), maybe(fc.subarray([...list], { minLength: 1 }))),
    )
    .map(([list, required, value]) => {
      const options = required
        ? optionsOf(list)
        : [...optionsOf(list), { code: EMPTY, label: 'Non renseigné' }];
      return drawn(
        make.choices({ label: 'Thématiques', options: optionsOf(list), required }),
        value,
        options,
      );
    }),
  yesNo: maybe(fc.constant(true)).map((value) =>
    drawn(make.yesNo({ label: 'Suivi', text: 'Déjà accompagné', required: true }), value),
  ),
  person: maybe(code).map((value) => ({
    ...drawn(make.person({ label: 'Bénéficiaire', anonymous: 'Anonyme' }), value),
    label: 'Mme D.',
  })),
  persons: maybe(typed).map((value) =>
    drawn(make.persons({ label: 'Bénéficiaires suivis', most: 200 }), value),
  ),
  place: listed((_, required) => make.place({ label: 'Lieu', types: [], required })),
  commune: maybe(typed).map((value) => drawn(make.commune({ label: 'Commune' }), value)),
  counters: fc
    .tuple(codes, fc.nat())
    .chain(([list]) =>
      fc.tuple(fc.constant(list), maybe(fc.dictionary(fc.constantFrom(...list), digits, { minKeys: 1 }))),
    )
    .map(([list, value]) =>
      drawn(make.counters({ label: 'Genre', options: optionsOf(list), max: 99_999 }), value && { ...value }),
    ),
  records: codes.chain((list) => {
    const row = fc.record({ nom: typed, etat: fc.constantFrom(...list) }, { requiredKeys: ['nom'] });
    const columns = {
      nom: make.text({ label: 'Nom', maxLength: 80 }),
      etat: make.choice({ label: 'État', options: optionsOf(list) }),
    };
    const field = make.records({ label: 'Démarches', rows: 3, key: 'nom', columns });
    return maybe(
      fc.array(
        row.map((r) => ({ ...r })),
        { minLength: 1, maxLength: 6 },
      ),
    ).map((value) => drawn(field, value));
  }),
};
