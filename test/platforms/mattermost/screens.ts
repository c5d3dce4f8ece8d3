// Screens as the bot gives them, drawn for the versions that people have.
import * as make from '#bot/forms/field.ts';
import { EMPTY } from '#bot/forms/raw.ts';
import type { ScreenField } from '#bot/forms/screen.ts';
import type { DialogElement } from '#bot/platforms/mattermost/dialog.ts';
import { limitsOf } from '#bot/platforms/mattermost/limits.ts';
import { renderDialog } from '#bot/platforms/mattermost/render.ts';

export const versions = ['9.5.0', '9.11.0', '10.11.0', '11.0.0', '11.1.0', '11.6.0', '12.0.0'] as const;
export const legacy = versions.slice(0, 3);

export function dialogOf(version: string, fields: readonly ScreenField[], titre = 'CRA individuel') {
  const screen = { titre, intro: 'Compris : **45 min**.', fields, submit: 'Enregistrer' };
  const lookupUrl = 'https://bot.exemple/mattermost/lookup';
  return renderDialog(screen, 'billet', { limits: limitsOf(version), lookupUrl });
}

export function elementsOf(version: string, ...fields: readonly ScreenField[]): readonly DialogElement[] {
  return dialogOf(version, fields).elements;
}

export function elementOf(version: string, field: ScreenField): DialogElement {
  const [element, ...more] = elementsOf(version, field);
  if (!element || more.length > 0) throw new Error(`${more.length + 1} elements`);
  return element;
}

export const offered = (...codes: string[]) => codes.map((code) => ({ code, label: `Libellé ${code}` }));
export const nothing = { code: EMPTY, label: 'Non renseigné' };
export const count = (n: number) => Array.from({ length: n }, (_, index) => `c${index}`);

export const duree: ScreenField = {
  name: 'duree',
  field: make.duration({ label: 'Durée', required: true, choices: [15, 30, 45, 60] }),
  options: offered('15', '30', '45', '60', 'autre'),
};
export const motif: ScreenField = {
  name: 'motif',
  field: make.choice({ label: 'Motif', options: offered('absence', 'oubli') }),
  options: [nothing, ...offered('absence', 'oubli')],
};
export const date: ScreenField = {
  name: 'date',
  field: make.date({ label: 'Date', required: true, daysBack: 365, daysAhead: 0 }),
  value: '2026-03-04',
};
export const themes = offered('mail', 'sante', 'emploi', 'courses', 'banque', 'photo');
export const thematiques: ScreenField = {
  name: 'thematiques',
  field: make.choices({ label: 'Thématiques', required: true, options: themes }),
  options: themes,
};
export const personne: ScreenField = {
  name: 'personne',
  field: make.person({ label: 'Bénéficiaire', anonymous: 'Anonyme' }),
};
