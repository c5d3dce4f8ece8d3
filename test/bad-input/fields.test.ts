// Every field of every form, given everything but what it asks: a sentence beside it, or a value that reads again as itself; never a crash.
import { describe, expect, it } from 'vitest';
import type { FormContext } from '#bot/forms/context.ts';
import { type Form, fieldsOf } from '#bot/forms/form.ts';
import { rawOf } from '#bot/forms/raw.ts';
import { readAnswers } from '#bot/forms/read.ts';
import type { StoredCra } from '#bot/storage/cras.ts';
import { context as people } from '#test/support/answers.ts';
import { OPENED, type Opened, TEXTS, TYPED, WRONG_KINDS } from './forms.ts';
import { defectsOf, expectSentence, expectSilentLogs } from './sentences.ts';
import { type Answer, knownStage, leastOf, openStage, type Stage, VERSIONS, type Version } from './stage.ts';

const BAD = Object.entries({ ...TEXTS, ...WRONG_KINDS });

/** A third of them for each field, another third for the next; fewer on an old server, whose reading is the same. */
function badFor(field: number, version: Version): typeof BAD {
  const among = version === '11.6.0' ? 3 : 6;
  return BAD.filter((_, rank) => (rank + field) % among === 0);
}

async function arrive({ role }: Opened, version: Version): Promise<Stage> {
  return role ? knownStage({ version, role }) : openStage({ version });
}

/** Labels of elements by name: what a person would call the field. */
function labelsOf(form: Form): readonly string[] {
  return Object.values(fieldsOf(form)).map((field) => field.label);
}

function expectNamed({ error = '', errors = {} }: Answer, form: Form, element: string): void {
  expectSentence(error);
  expect(labelsOf(form).some((label) => error.includes(label))).toBe(true);
  expect(Object.keys(errors).length).toBeGreaterThan(0);
  for (const sentence of Object.values(errors)) expectSentence(sentence);
  expect(Object.keys(errors).map((name) => name.split('__')[0])).toEqual([element.split('__')[0]]);
}

/** What was kept is what the form would read again, and nothing in it is hidden. */
function expectProper({ values }: StoredCra, form: Form, context: FormContext): void {
  const fields = fieldsOf(form);
  for (const [name, value] of Object.entries(values)) {
    const field = fields[name];
    if (!field || value === undefined || field.kind === 'place') continue;
    const again = readAnswers({ [name]: field }, { [name]: rawOf(field, value as never) }, context);
    expect(again.errors).toEqual({});
    expect(again.values).toEqual({ [name]: value });
  }
  expect(JSON.stringify(values)).not.toMatch(/\\u0000|\\r|\\ud83d|[\u200b\u202e\ufeff]/);
}

/** Sends each bad value in each field, the others answered well; says how many were taken. */
async function tryAll(stage: Stage, { form, typed, role }: Opened, version: Version): Promise<number> {
  let dialog = await stage.open(typed);
  let taken = 0;
  for (const [rank, { name }] of dialog.elements.entries()) {
    for (const [what, bad] of badFor(rank, version)) {
      const answer = await stage.submit(dialog, { ...leastOf(dialog), [name]: bad });
      expect(defectsOf(stage), `${name}: ${what}`).toEqual([]);
      if (answer.error !== undefined) {
        expectNamed(answer, form, name);
        continue;
      }
      taken += 1;
      // A first use happens once.
      if (!role) return taken;
      dialog = await stage.open(typed);
    }
  }
  return taken;
}

function neededIn(form: Form): readonly string[] {
  return Object.entries(fieldsOf(form)).flatMap(([name, field]) =>
    field.required && form.firstScreen.includes(name) ? [field.label] : [],
  );
}

describe.each(VERSIONS)('on Mattermost %s', (version) => {
  describe.each(OPENED)('« $form.titre »', (opened) => {
    const { form, typed } = opened;

    it('takes any value in any of its fields, or refuses it with a sentence that names the field', async () => {
      const stage = await arrive(opened, version);
      const taken = await tryAll(stage, opened, version);
      const cras = await stage.cras();
      expect(cras.length).toBeLessThanOrEqual(taken);
      const context = { ...people, communes: await stage.deps.communes() };
      for (const cra of cras) expectProper(cra, form, context);
      expectSilentLogs(stage, [TYPED]);
    });

    it.each([{}, null, undefined])(
      'refuses to be sent empty (%s), with a sentence for the fields that it needs, and saves nothing',
      async (submission) => {
        const stage = await arrive(opened, version);
        const answer = await stage.submit(await stage.open(typed), submission as object);
        expectSentence(answer.error);
        for (const label of neededIn(form).slice(0, 3)) expect(answer.error).toContain(label);
        for (const sentence of Object.values(answer.errors ?? {})) expectSentence(sentence);
        expect(await stage.cras()).toEqual([]);
        expect(defectsOf(stage)).toEqual([]);
      },
    );
  });
});
