// Every declared screen, drawn for each version: what no server refuses, no client loses, and errors have their place.
import { describe, expect, it } from 'vitest';
import { forms } from '#bot/commands/forms.ts';
import type { FormContext } from '#bot/forms/context.ts';
import { type Form, pick } from '#bot/forms/form.ts';
import { defaultAnswers, screenFields } from '#bot/forms/screen.ts';
import { limitsOf } from '#bot/platforms/mattermost/limits.ts';
import { firstElement, renderDialog } from '#bot/platforms/mattermost/render.ts';
import { annuaireDe } from '#test/support/annuaire.ts';
import { clients } from './clients.ts';

const brest = { code: '29019', nom: 'Brest' };
const context: FormContext = {
  today: '2026-03-04',
  places: [
    { id: '01abc', label: 'Médiathèque', commune: brest },
    { id: '01abd', label: 'Mairie, annexe' },
  ],
  communes: () => ({ found: brest }),
  usage: { duree: { 25: 9 } },
  persons: annuaireDe({ has: () => true, label: () => 'Mme D.' }),
};

function screensOf(form: Form) {
  const steps = Object.values(form.steps).map(({ titre, fields }) => ({ titre, fields }));
  return [{ titre: form.titreCourt, fields: pick(form, form.firstScreen) }, ...steps].map(
    ({ titre, fields }) => ({
      titre,
      fields: screenFields(fields, { values: defaultAnswers(fields, context), raw: {} }, context),
      submit: form.submit,
    }),
  );
}

const screens = forms.flatMap((form) =>
  screensOf(form).map((screen) => [`${form.id} / ${screen.titre}`, screen] as const),
);

describe.each(clients)('on $name', ({ serverVersion, untouched }) => {
  const limits = limitsOf(serverVersion);

  it.each(screens)('%s is well formed', (_name, screen) => {
    const dialog = renderDialog(screen, 'billet', {
      limits,
      lookupUrl: 'https://bot.exemple/mattermost/lookup',
    });
    const names = dialog.elements.map((element) => element.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('query');
    expect(names).not.toContain('selected_field');
    for (const { options = [], default: shown, type } of dialog.elements) {
      const codes = options.map((option) => option.value);
      expect(codes.filter((code) => !/^[^\s,]+$/.test(code) && code !== 'Anonyme')).toEqual([]);
      expect(new Set(codes).size).toBe(codes.length);
      expect(options.every((option) => option.text.trim() !== '')).toBe(true);
      if (type === 'radio') expect(shown).toBeUndefined();
      if (options.length > 0 && shown) expect(codes).toEqual(expect.arrayContaining(shown.split(',')));
    }
    expect(() => untouched(dialog)).not.toThrow();
    for (const { name, field } of screen.fields) expect(names).toContain(firstElement(name, field, limits));
  });
});

it('all titles are short enough to be shown whole', () => {
  const cut = screens.map(([, screen]) => screen.titre).filter((titre) => Buffer.byteLength(titre) > 24);
  expect(cut).toEqual([]);
});
