// Held by every type of CRA, present and to come: names, labels, codes, first screen; and what each counts as.
import { describe, expect, it } from 'vitest';
import { withAideNecessaire } from '#bot/domain/cra/aide-necessaire.ts';
import { findType, takeType, typeCra, typeOfForm, typesCra, typesFor } from '#bot/domain/cra/index.ts';
import { exportedColumns } from '#bot/forms/columns.ts';
import type { Field, Option } from '#bot/forms/field.ts';
import { fieldsOf, pick } from '#bot/forms/form.ts';
import { defaultAnswers, screenFields } from '#bot/forms/screen.ts';
import { words } from '#bot/forms/words.ts';
import { context } from '#test/support/answers.ts';

const bytes = (text: string) => new TextEncoder().encode(text).length;

/** A label wraps beyond, and older servers cut titles there. */
const LABEL = 24;

function optionsOf(field: Field): readonly (readonly Option[])[] {
  if (field.kind === 'choice' || field.kind === 'choices' || field.kind === 'counters')
    return [field.options];
  if (field.kind === 'records') return Object.values(field.columns).flatMap(optionsOf);
  return [];
}

it('there are nine types, of two lines of work', () => {
  expect(typesCra.map(({ id, metier }) => `${metier} ${id}`)).toEqual([
    'mediation individuel',
    'mediation atelier',
    'mediation demarche',
    'mediation ponctuelle',
    'mediation rdv-non-honore',
    'mediation acces-libre',
    'coordination animation',
    'coordination evenement',
    'coordination partenariat',
  ]);
});

describe.each(typesCra.map((type) => [type.id, type] as const))('%s', (_id, type) => {
  const { form } = type;
  const fields = Object.entries(fieldsOf(form));

  it('has a short title and a short button', () => {
    expect(bytes(form.titreCourt)).toBeLessThanOrEqual(LABEL);
    expect(bytes(type.bouton)).toBeLessThanOrEqual(LABEL);
  });

  it.each(fields)('%s: its label fits a dialog', (_name, field) => {
    expect(bytes(field.label)).toBeLessThanOrEqual(LABEL);
    expect(field.label).not.toMatch(/['·]/);
  });

  it('names a field once, whatever the group', () => {
    const names = Object.values(form.steps).flatMap((step) => Object.keys(step.fields));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z]*$/);
  });

  it('labels its fields differently', () => {
    const labels = fields.map(([, field]) => field.label);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('has codes that are safe everywhere, each once', () => {
    for (const options of fields.flatMap(([, field]) => optionsOf(field))) {
      const codes = options.map((option) => option.code);
      expect(new Set(codes).size).toBe(codes.length);
      for (const code of codes) expect(code).toMatch(/^[a-z0-9_]+$/);
      expect(new Set(options.map((option) => option.label)).size).toBe(options.length);
    }
  });

  it('has a first screen of at most seven fields that holds all that is required', () => {
    expect(form.firstScreen.length).toBeLessThanOrEqual(7);
    expect(new Set(form.firstScreen).size).toBe(form.firstScreen.length);
    for (const name of form.firstScreen) expect(fields.map(([field]) => field)).toContain(name);
    const required = fields.filter(([, field]) => field.required).map(([name]) => name);
    for (const name of required) expect(form.firstScreen).toContain(name);
  });

  it('shows the field of each rule about required fields where it may be corrected', () => {
    for (const rule of form.rules) expect(fields.map(([field]) => field)).toContain(rule.field);
  });

  it('says what is missing in a whole sentence', () => {
    for (const [, field] of fields)
      if (field.required) expect(field.missing ?? (field.kind === 'date' && 'Date.')).toMatch(/\.$/);
  });

  it('keeps free text sealed or apart', () => {
    for (const [, field] of fields) {
      const hasText =
        field.kind === 'text' ||
        field.kind === 'longText' ||
        (field.kind === 'records' && Object.values(field.columns).some((column) => column.kind === 'text'));
      if (hasText) expect(field.keep).toMatch(/^(sealed|apart)$/);
    }
  });

  it('never prefills a duration', () => {
    const values = defaultAnswers(pick(form, form.firstScreen), context);
    for (const [name, field] of fields) if (field.kind === 'duration') expect(values[name]).toBeUndefined();
  });

  it('draws its required durations as radios of at most eight', () => {
    const drawn = screenFields(pick(form, form.firstScreen), { values: {}, raw: {} }, context);
    for (const { field, options } of drawn)
      if (field.kind === 'duration') expect(options?.length).toBeLessThanOrEqual(8);
  });

  it('has a button for each further group, « Notes » last', () => {
    expect(type.boutons.map(({ step }) => step)).toEqual(
      Object.keys(form.steps).filter((step) => step !== 'essentiel'),
    );
    expect(type.boutons.at(-1)).toEqual({ step: 'notes', label: 'Notes' });
  });

  it('is found by its id, its title, its form and each of its words, in any case', () => {
    expect(typeCra(type.id)).toBe(type);
    expect(typeOfForm(form.id)).toBe(type);
    for (const word of [type.id, type.titre, ...type.mots]) expect(findType(word.toUpperCase())).toBe(type);
  });

  it('exports no private feeling', () => {
    const names = exportedColumns(form).map((column) => column.name);
    expect(names).not.toContain('ressenti');
    expect(names).not.toContain('ressentiMot');
  });
});

it('no word names two types', () => {
  const all = typesCra.flatMap((type) => [...new Set(type.mots.map((mot) => words(mot).join(' ')))]);
  expect(new Set(all).size).toBe(all.length);
});

it.each([
  ['individuel 45 email', 'individuel', '45 email'],
  ['i 45', 'individuel', '45'],
  ['Accès libre 12', 'acces-libre', '12'],
  ['accès 12', 'acces-libre', '12'],
  ['RDV non honoré lapin', 'rdv-non-honore', 'lapin'],
  ['rdv', 'rdv-non-honore', ''],
  ['aide aux démarches administratives caf', 'demarche', 'caf'],
  ['  atelier   8  ', 'atelier', '8'],
])('« %s » begins with %s', (text, id, rest) => {
  expect(takeType(text)).toEqual({ type: typeCra(id), rest });
});

it('the name of a type takes no more words than are tried', () => {
  for (const type of typesCra) {
    for (const name of [type.titre, ...type.mots])
      expect(takeType(`${name} zq`)).toEqual({ type, rest: 'zq' });
  }
  expect(takeType('dernier')).toBeUndefined();
  expect(takeType('')).toBeUndefined();
});

it('no words name no type', () => {
  expect(findType('')).toBeUndefined();
  expect(findType('dernier')).toBeUndefined();
});

it('mediators record mediation, coordinators first coordination, then mediation', () => {
  expect(new Set(typesFor('mediateur').map((type) => type.metier))).toEqual(new Set(['mediation']));
  expect(typesFor('conseiller')).toEqual(typesFor('mediateur'));
  expect(
    typesFor('coordinateur')
      .map((type) => type.metier)
      .slice(0, 4),
  ).toEqual(['coordination', 'coordination', 'coordination', 'mediation']);
});

it('the first screens of La Coop’s two types are those tried in the real client', () => {
  expect(typeCra('individuel')?.form.firstScreen).toEqual([
    'duree',
    'thematiques',
    'personne',
    'deuxieme',
    'materiel',
    'lieu',
    'date',
  ]);
  expect(typeCra('atelier')?.form.firstScreen).toEqual([
    'participants',
    'duree',
    'thematiques',
    'personnes',
    'lieu',
    'date',
  ]);
});

it('« Aide nécessaire pour » exists only once enabled, for people received by themselves, and is never exported', () => {
  const named = (types: typeof typesCra) =>
    types.filter((type) => 'aideNecessaire' in fieldsOf(type.form)).map(({ id }) => id);
  expect(named(typesCra)).toEqual([]);
  const enabled = withAideNecessaire(typesCra);
  expect(named(enabled)).toEqual(['individuel', 'demarche']);
  for (const type of enabled)
    expect(exportedColumns(type.form).map(({ name }) => name)).not.toContain('aideNecessaire');
});

it.each([
  ['an individual accompaniment is one', 'individuel', {}, 1],
  ['two people received together are two', 'individuel', { aDeux: true }, 2],
  ['a démarche is one', 'demarche', {}, 1],
  ['a démarche for two is two', 'demarche', { aDeux: true }, 2],
  ['a workshop is its participants', 'atelier', { participants: 8 }, 8],
  ['a passing question is one person unless said', 'ponctuelle', {}, 1],
  ['a passing question of three is three', 'ponctuelle', { nombre: 3 }, 3],
  ['a missed appointment is none', 'rdv-non-honore', {}, 0],
  ['free access is none', 'acces-libre', { nombre: 12 }, 0],
  ['coordination is none', 'animation', { interventions: { structures: 3 } }, 0],
])('%s', (_sentence, id, values, expected) => {
  expect(typeCra(id)?.accompagnements(values)).toBe(expected);
});
