// Whole dialogs: what holds of all of them, what each version gets as snapshots, and where errors are shown.
import { describe, expect, it } from 'vitest';
import * as make from '#bot/forms/field.ts';
import { limitsOf } from '#bot/platforms/mattermost/limits.ts';
import { firstElement } from '#bot/platforms/mattermost/render.ts';
import { date, dialogOf, duree, legacy, motif, offered, personne, thematiques, versions } from './screens.ts';

describe('any dialog', () => {
  const everything = [duree, thematiques, personne, motif, date];

  it.each(versions)(
    'has defaults that are texts, unique names and a place for its ticket on %s',
    (version) => {
      const dialog = dialogOf(version, everything);
      const names = dialog.elements.map((element) => element.name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.every((name) => /^[a-z_0-9]+$/.test(name))).toBe(true);
      expect(
        dialog.elements.every((element) => ['undefined', 'string'].includes(typeof element.default)),
      ).toBe(true);
      expect(dialog).toMatchObject({ state: 'billet', notify_on_cancel: true, submit_label: 'Enregistrer' });
    },
  );

  it.each(legacy)('asks nothing of %s that it would drop', (version) => {
    const json = JSON.stringify(dialogOf(version, everything));
    expect(json).not.toMatch(/multiselect|data_source|"refresh"|source_url|"type":"date"/);
  });

  it('has a box where there is nothing to fill: phones refuse an empty one', () => {
    expect(dialogOf('11.6.0', []).elements).toEqual([
      expect.objectContaining({ type: 'bool', optional: true }),
    ]);
  });

  it('keeps titles and helps within the documented limits, in bytes', () => {
    const help = 'é'.repeat(200);
    const field = make.text({ label: 'Un libellé trop long pour un dialogue', maxLength: 9, help });
    const { title, elements } = dialogOf(
      '11.6.0',
      [{ name: 'a', field }],
      'Aide aux démarches administratives',
    );
    expect(Buffer.byteLength(title)).toBeLessThanOrEqual(24);
    expect(title).toBe('Aide aux démarches a…');
    expect(Buffer.byteLength(elements[0]?.help_text ?? '')).toBeLessThanOrEqual(150);
    expect(elements[0]?.display_name).toBe('Un libellé trop long pour un dialogue');
  });

  it.each(['9.11.0', '11.0.0', '11.6.0'])('is drawn whole on %s', (version) => {
    const fields = [{ ...duree, value: '30' }, thematiques, personne, motif, date];
    expect(dialogOf(version, fields)).toMatchSnapshot();
  });
});

describe('an error', () => {
  it('is shown at the first element of its field', () => {
    const genre = make.counters({
      label: 'Genre',
      max: 9,
      options: [{ code: 'x', label: 'X', retired: true }, ...offered('f')],
    });
    const rows = make.records({
      label: 'D',
      rows: 2,
      key: 'nom',
      columns: { nom: make.text({ label: 'N', maxLength: 9 }) },
    });
    const old = limitsOf('9.11.0');
    expect(firstElement('lieu.commune', make.commune({ label: 'C' }), old)).toBe('lieu__commune');
    expect(firstElement('thematiques', thematiques.field, old)).toBe('thematiques__1');
    expect(firstElement('thematiques', thematiques.field, limitsOf('11.6.0'))).toBe('thematiques');
    expect(firstElement('genre', genre, old)).toBe('genre__f');
    expect(firstElement('demarches', rows, old)).toBe('demarches__0__nom');
  });
});
