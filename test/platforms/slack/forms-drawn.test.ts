// Every declared screen in a window of Slack: within its limits with room to spare, and errors have their place.
import { describe, expect, it } from 'vitest';
import { forms } from '#bot/commands/forms.ts';
import type { FormContext } from '#bot/forms/context.ts';
import { type Form, fieldsOf, pick } from '#bot/forms/form.ts';
import { defaultAnswers, screenFields } from '#bot/forms/screen.ts';
import { elementName } from '#bot/platforms/names.ts';
import { renderView } from '#bot/platforms/slack/render.ts';
import { blockOf } from '#bot/platforms/slack/state.ts';
import { annuaireDe } from '#test/support/annuaire.ts';
import { modalView } from '#test/support/slack/rules.ts';

const brest = { code: '29019', nom: 'Brest' };
const context: FormContext = {
  today: '2026-03-04',
  places: [{ id: '01abc', label: 'Médiathèque', commune: brest }],
  communes: () => ({ found: brest }),
  usage: { duree: { 25: 9 } },
  persons: annuaireDe({ has: () => true, label: () => 'Mme D.' }),
};

/** The first screen, each group, and the whole form at once. */
function screensOf(form: Form) {
  const steps = Object.values(form.steps).map(({ titre, fields }) => ({ titre, fields }));
  const whole = { titre: form.titreCourt, fields: fieldsOf(form) };
  return [{ titre: form.titreCourt, fields: pick(form, form.firstScreen) }, ...steps, whole].map(
    ({ titre, fields }) => ({
      titre,
      fields: screenFields(fields, { values: defaultAnswers(fields, context), raw: {} }, context),
      submit: form.submit,
    }),
  );
}

const screens = forms.flatMap((form) =>
  screensOf(form).map((screen, rank) => [`${form.id} / ${rank} ${screen.titre}`, screen] as const),
);

describe('a declared screen', () => {
  it.each(screens)('%s is a window that Slack takes', (_name, screen) => {
    const view = renderView(screen, 'b'.repeat(900), { channelId: 'C0', address: 'a'.repeat(100) });
    const read = modalView.safeParse(view);
    expect(read.error?.issues).toBeUndefined();
    // Rows are added as they are filled.
    expect(view.blocks.length).toBeLessThan(80);
    const ids = view.blocks.flatMap(({ block_id }) => block_id ?? []);
    for (const { name } of screen.fields) expect(blockOf(elementName(name), ids)).toBeDefined();
  });
});

it('all titles are short enough to be shown whole', () => {
  expect(screens.filter(([, { titre }]) => titre.length > 24)).toEqual([]);
});

it('no text may be longer than a box of Slack holds', () => {
  const long = forms.flatMap((form) =>
    Object.values(fieldsOf(form)).filter((field) => 'maxLength' in field && field.maxLength > 3_000),
  );
  expect(long).toEqual([]);
});

it('colleagues are chosen among the people of the workspace: no name is typed, which Slack could not look up', () => {
  const typed = forms.flatMap((form) =>
    Object.entries(fieldsOf(form)).filter(
      ([name, field]) => /collegue/.test(name) && !('names' in field && field.names === 'collegues'),
    ),
  );
  expect(typed).toEqual([]);
});
