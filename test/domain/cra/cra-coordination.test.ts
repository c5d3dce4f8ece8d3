// What whoever coordinates a team reads of an activity: nothing that somebody wrote, nobody who was there.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pourCoordination } from '#bot/domain/cra/cra-coordination.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { answersTo } from '#test/support/answers.ts';

describe.each(typesCra)('an activity for whoever coordinates: $id', ({ id, form }) => {
  it('has neither people nor words', () => {
    const fields = fieldsOf(form);
    fc.assert(
      fc.property(answersTo(fields), (values) => {
        const shown = pourCoordination({ type: id, values }).values;
        const kinds = Object.keys(shown).map((name) => fields[name]?.kind);
        expect(kinds.filter((kind) => kind?.startsWith('person') || kind === 'longText')).toEqual([]);
        const sealed = Object.keys(shown).filter((name) => (fields[name]?.keep ?? 'clear') !== 'clear');
        expect(sealed).toEqual([]);
        expect(shown.date).toBe(values.date);
      }),
      { numRuns: 20 },
    );
  });
});
