// The control that each field gets on each version: one test a trap seen on real servers (mattermost-live.md).
import { describe, expect, it } from 'vitest';
import * as make from '#bot/forms/field.ts';
import { EMPTY } from '#bot/forms/raw.ts';
import {
  count,
  date,
  duree,
  elementOf,
  elementsOf,
  legacy,
  motif,
  nothing,
  offered,
  personne,
  thematiques,
  themes,
  versions,
} from './screens.ts';

describe('a choice', () => {
  it.each(versions)('that is required, among few and still to be made is one press on %s', (version) => {
    expect(elementOf(version, duree)).toMatchObject({ type: 'radio', optional: false });
    expect(elementOf(version, duree)).not.toHaveProperty('default');
  });

  it.each(versions)(
    'that was made is never a radio on %s: from 11.0 its default is sent but not shown',
    (version) => {
      expect(elementOf(version, { ...duree, value: '30' })).toMatchObject({ type: 'select', default: '30' });
    },
  );

  it.each(versions)(
    'that is optional is never a radio on %s: before 11.0 it could not be submitted',
    (version) => {
      expect(elementOf(version, motif)).toMatchObject({ type: 'select', optional: true });
    },
  );

  it('among more than eight is a list', () => {
    expect(elementOf('11.6.0', { ...duree, options: offered(...count(8)) }).type).toBe('radio');
    expect(elementOf('11.6.0', { ...duree, options: offered(...count(9)) }).type).toBe('select');
  });

  it.each(versions)(
    'that is optional has an explicit nothing on %s: cleared values are sent again, or cannot be cleared',
    (version) => {
      expect(elementOf(version, motif).options?.[0]).toEqual({ value: EMPTY, text: 'Non renseigné' });
      const bare = { ...motif, options: offered('absence') };
      expect(elementOf(version, bare).options?.[0]).toEqual({ value: EMPTY, text: '—' });
    },
  );

  it('that no longer exists is asked again: a default outside its list looks empty and is sent all the same', () => {
    expect(elementOf('9.11.0', { ...duree, value: '17' })).toMatchObject({ type: 'radio' });
    expect(elementOf('9.11.0', { ...duree, value: '17' })).not.toHaveProperty('default');
    expect(elementOf('11.6.0', { ...motif, value: 'retire' })).not.toHaveProperty('default');
  });
});

describe('a list of choices', () => {
  it('is one multi-select from 11.0 on, its default joined', () => {
    const shown = { ...thematiques, value: ['mail', 'photo'] };
    expect(elementOf('11.0.0', shown)).toMatchObject({
      type: 'select',
      multiselect: true,
      default: 'mail,photo',
    });
  });

  it.each(legacy)('is several selects on %s, the first required, the others with a nothing', (version) => {
    const elements = elementsOf(version, thematiques);
    expect(elements.map((element) => element.name)).toEqual([1, 2].map((rank) => `thematiques__${rank}`));
    expect(elements.map((element) => element.optional)).toEqual([false, true]);
    expect(elements.map((element) => element.options?.[0]?.value)).toEqual(['mail', EMPTY]);
    expect(elements.every((element) => element.type === 'select' && !element.multiselect)).toBe(true);
  });

  it('says its help once', () => {
    const field = { ...thematiques.field, help: 'Au moins une' };
    const helps = elementsOf('9.11.0', { ...thematiques, field }).map((element) => element.help_text);
    expect(helps).toEqual(['Au moins une', undefined]);
  });

  it('has a select more than what is chosen, and no more than there is to choose', () => {
    const chosen = (n: number) => ({ ...thematiques, value: themes.slice(0, n).map((theme) => theme.code) });
    expect(elementsOf('9.11.0', chosen(3))).toHaveLength(4);
    expect(elementsOf('9.11.0', chosen(4))).toHaveLength(5);
    expect(elementsOf('9.11.0', chosen(6))).toHaveLength(6);
    expect(elementsOf('9.11.0', { ...thematiques, options: offered('a', 'b') })).toHaveLength(2);
  });

  it('has three selects for a long list, two for a short one: a phone shows them all', () => {
    const long = offered(...Array.from({ length: 9 }, (_, n) => `theme${n}`));
    expect(elementsOf('9.11.0', { ...thematiques, options: long })).toHaveLength(3);
    expect(elementsOf('9.11.0', thematiques)).toHaveLength(2);
  });
});

describe('a date', () => {
  it.each(versions.slice(4))('is a calendar on %s', (version) => {
    expect(elementOf(version, date)).toMatchObject({ type: 'date', default: '2026-03-04' });
  });

  it.each(versions.slice(0, 4))(
    'is a text on %s, where the type is not drawn and blocks the dialog',
    (version) => {
      const shown = { type: 'text', default: '04/03/2026', placeholder: 'JJ/MM/AAAA ou hier' };
      expect(elementOf(version, date)).toMatchObject(shown);
    },
  );

  it('typed wrong is shown as it was typed, whatever the version', () => {
    expect(elementOf('11.6.0', { ...date, value: '31/02' })).toMatchObject({
      type: 'text',
      default: '31/02',
    });
  });
});

describe('a number', () => {
  it.each(versions)('is a plain text on %s: number boxes lose decimals, or come back as null', (version) => {
    const nombre = { name: 'nombre', field: make.number({ label: 'Personnes', min: 1, max: 9 }), value: '3' };
    const genre = {
      name: 'genre',
      field: make.counters({ label: 'Genre', max: 9, options: offered('f', 'h') }),
    };
    const libre = { name: 'duree.libre', field: make.duration({ label: 'Durée', choices: [], free: true }) };
    const elements = elementsOf(version, nombre, genre, libre);
    expect(elements.map((element) => element.type)).toEqual(['text', 'text', 'text', 'text']);
    expect(elements.some((element) => 'subtype' in element)).toBe(false);
    expect(elements.map((element) => element.name)).toEqual([
      'nombre',
      'genre__f',
      'genre__h',
      'duree__libre',
    ]);
  });
});

describe('a text', () => {
  it('says how long it may be: clients stop at 150 characters otherwise', () => {
    const titre = { name: 'titre', field: make.text({ label: 'Titre', maxLength: 200 }) };
    const notes = { name: 'notes', field: make.longText({ label: 'Notes', maxLength: 5000 }), value: 'a\nb' };
    expect(elementOf('11.6.0', titre)).toMatchObject({ type: 'text', max_length: 200 });
    expect(elementOf('9.11.0', notes)).toMatchObject({ type: 'textarea', max_length: 5000, default: 'a\nb' });
  });
});

describe('a box', () => {
  it.each(versions)('is never required on %s: unticked, clients would refuse it in English', (version) => {
    const suivi = {
      name: 'suivi',
      field: make.yesNo({ label: 'Suivi', text: 'Déjà accompagné', required: true }),
    };
    expect(elementOf(version, suivi)).toMatchObject({
      optional: true,
      placeholder: 'Déjà accompagné',
      default: 'false',
    });
    expect(elementOf(version, { ...suivi, value: true }).default).toBe('true');
  });
});

describe('a person', () => {
  it('is looked up from 11.0 on, with a default that is its own value: the raw one is shown', () => {
    const url = 'https://bot.exemple/mattermost/lookup';
    const shown = { type: 'select', data_source: 'dynamic', data_source_url: url, default: 'Anonyme' };
    expect(elementOf('11.6.0', personne)).toMatchObject(shown);
  });

  it('already known is a list, which shows names', () => {
    const element = elementOf('11.6.0', { ...personne, value: 'p7', label: 'Mme D.' });
    expect(element).not.toHaveProperty('data_source');
    expect(element).toMatchObject({
      default: 'p7',
      options: [{ value: 'p7', text: 'Mme D.' }, { value: 'Anonyme' }],
    });
  });

  it.each(legacy)('is a list on %s, which never asks', (version) => {
    const element = elementOf(version, { ...personne, options: [nothing, ...offered('p1', 'p2')] });
    expect(element).not.toHaveProperty('data_source');
    expect(element.options?.map((option) => option.value)).toEqual(['Anonyme', 'p1', 'p2']);
    expect(element.default).toBe('Anonyme');
  });
});

describe('a list of records', () => {
  const columns = {
    nom: make.text({ label: 'Démarche', maxLength: 80, required: true }),
    etat: make.choice({
      label: 'État',
      required: true,
      options: [...offered('fini'), { code: 'vieux', label: 'Vieux', retired: true }],
    }),
  };
  const field = make.records({ label: 'Démarches', rows: 2, key: 'nom', columns });

  it('may have empty rows, whatever its columns require', () => {
    const elements = elementsOf('9.11.0', { name: 'demarches', field });
    expect(elements.map((element) => element.name)).toEqual(
      [0, 1].flatMap((row) => [`demarches__${row}__nom`, `demarches__${row}__etat`]),
    );
    expect(elements.every((element) => element.optional && element.type !== 'radio')).toBe(true);
    expect(elements[1]?.options?.map((option) => option.value)).toEqual([EMPTY, 'fini']);
  });

  it('shows all that is kept, retired options included, and room for one more', () => {
    const value = [1, 2, 3].map((n) => ({ nom: `n${n}`, etat: 'vieux' }));
    const elements = elementsOf('11.6.0', { name: 'demarches', field, value });
    expect(elements).toHaveLength(8);
    expect(elements[5]).toMatchObject({ display_name: 'État (3)', default: 'vieux' });
    expect(elements[7]).toMatchObject({ display_name: 'État (4)' });
  });

  it('has exactly the rows that were prepared', () => {
    const prepared = make.records({ ...field, prepare: () => [{ etat: 'fini' }] });
    const elements = elementsOf('11.6.0', { name: 'demarches', field: prepared, value: [{ etat: 'fini' }] });
    expect(elements.map((element) => element.name)).toEqual(['demarches__0__nom', 'demarches__0__etat']);
  });
});
