// Where each answer is kept: nothing is lost, nothing is kept twice, nothing unknown is kept in clear.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longText, number, text } from '#bot/forms/field.ts';
import { splitByKeeping } from '#bot/forms/keeping.ts';

const fields = {
  nombre: number({ label: 'N', min: 0, max: 9 }),
  titre: text({ label: 'Titre', maxLength: 9, keep: 'sealed' }),
  notes: longText({ label: 'Notes', maxLength: 9, keep: 'apart' }),
};

describe('keeping', () => {
  it('follows the declaration; what is unknown is sealed', () => {
    expect(splitByKeeping(fields, { nombre: 1, titre: 'a', notes: 'b', ancien: 'c' })).toEqual({
      clear: { nombre: 1 },
      sealed: { titre: 'a', ancien: 'c' },
      apart: { notes: 'b' },
    });
  });

  it('leaves out what is empty', () => {
    expect(splitByKeeping(fields, { titre: undefined })).toEqual({ clear: {}, sealed: {}, apart: {} });
  });

  it('keeps each answer once', () => {
    const name = fc.oneof(fc.constantFrom(...Object.keys(fields)), fc.string());
    fc.assert(
      fc.property(fc.dictionary(name, fc.string(), { noNullPrototype: true }), (values) => {
        const { clear, sealed, apart } = splitByKeeping(fields, values);
        expect({ ...clear, ...sealed, ...apart }).toEqual(values);
        const count = [clear, sealed, apart].reduce((sum, part) => sum + Object.keys(part).length, 0);
        expect(count).toBe(Object.keys(values).length);
        expect(Object.keys(clear).every((kept) => kept === 'nombre')).toBe(true);
      }),
    );
  });
});
