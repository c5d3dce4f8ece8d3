// Laws of one submission, whatever the form, the screen and the answers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '#bot/conversations/advance.ts';
import type { Conversation } from '#bot/conversations/conversation.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import type { FormContext } from '#bot/forms/context.ts';
import type { Answers } from '#bot/forms/field.ts';
import { type Form, fieldsOf } from '#bot/forms/form.ts';
import { rawAnswers } from '#bot/forms/raw.ts';
import { annuaireDe } from '#test/support/annuaire.ts';
import { answersTo, context } from '#test/support/answers.ts';

function begun(form: Form, values: Answers = {}): Conversation {
  return {
    id: 'c1',
    acteur: 'mattermost.lea',
    form: { id: form.id, version: form.version },
    values: { ...values },
    raw: {},
    reading: [...form.firstScreen],
    touched: [],
    origin: 'formulaire',
    leftovers: [],
    said: false,
    createdAt: 0,
    expiresAt: 1,
    rev: 1,
  };
}

const people: FormContext = { ...context, persons: annuaireDe({ has: () => true, label: () => 'Mme D.' }) };
const aForm = fc.constantFrom<Form>(...typesCra.map((type) => type.form));

/** A form, two sets of answers, and some of its fields on a screen. */
const aScreen = aForm.chain((any) =>
  fc.record({
    any: fc.constant(any),
    before: answersTo(fieldsOf(any)),
    sent: answersTo(fieldsOf(any)),
    shown: fc.subarray(Object.keys(fieldsOf(any)), { minLength: 1 }),
  }),
);

describe('whatever the form, the screen and the answers', () => {
  it('only the fields shown are read', () => {
    fc.assert(
      fc.property(aScreen, ({ any, before, sent, shown }) => {
        const conversation = begun(any, before);
        const raw = rawAnswers(fieldsOf(any), sent);
        const { values, touched } = advance({ form: any, conversation, shown, raw }, people).conversation;
        const hidden = Object.keys(fieldsOf(any)).filter((name) => !shown.includes(name));
        for (const name of hidden) expect(values[name]).toEqual(before[name]);
        for (const name of shown) expect(values[name]).toEqual(sent[name]);
        expect(touched).toEqual(shown);
      }),
    );
  });

  it('sent twice, it is the same turn', () => {
    fc.assert(
      fc.property(aScreen, ({ any, before, sent, shown }) => {
        const conversation = begun(any, before);
        const submission = { form: any, shown, raw: rawAnswers(fieldsOf(any), sent) };
        const once = advance({ ...submission, conversation }, people);
        expect(advance({ ...submission, conversation: once.conversation }, people)).toEqual(once);
      }),
    );
  });

  it('is complete only with all that is required and every rule held', () => {
    fc.assert(
      fc.property(aScreen, ({ any, before, sent, shown }) => {
        const submission = { form: any, shown, raw: rawAnswers(fieldsOf(any), sent) };
        const turn = advance({ ...submission, conversation: begun(any, before) }, people);
        if (turn.kind !== 'complete') return;
        for (const [name, field] of Object.entries(fieldsOf(any))) {
          if (field.required) expect(turn.values[name]).toBeDefined();
        }
        for (const rule of any.rules) expect(rule.holds(turn.values, context.today)).toBe(true);
      }),
    );
  });

  it('anything typed gives a turn, with a sentence for each refusal', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.boolean(),
      fc.array(fc.string()),
      fc.dictionary(fc.string(), fc.string()),
      fc.array(fc.dictionary(fc.string(), fc.string())),
    );
    fc.assert(
      fc.property(aForm, anything, (any, junk) => {
        const shown = Object.keys(fieldsOf(any));
        const raw = Object.fromEntries(shown.map((name) => [name, junk]));
        const turn = advance({ form: any, conversation: begun(any), shown, raw }, people);
        if (turn.kind !== 'invalid') return;
        for (const sentence of Object.values(turn.errors)) expect(sentence).toMatch(/[.?…]$/);
        expect(turn.conversation.raw).toEqual(raw);
      }),
    );
  });
});
