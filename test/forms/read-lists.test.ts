// Counters and lists of small records: read cell by cell, refused with the label of the cell.
import { describe, expect, it } from 'vitest';
import { choice, counters, records, text } from '#bot/forms/field.ts';
import type { RawAnswer } from '#bot/forms/raw.ts';
import { readCounters, readRecords } from '#bot/forms/read-lists.ts';
import { GONE } from '#bot/forms/reading.ts';
import { context } from '#test/support/answers.ts';

const source = (champ: RawAnswer) => ({ name: 'champ', raw: { champ }, context });
const absent = { absent: true };

describe('counters', () => {
  const options = [
    { code: 'f', label: 'Femmes' },
    { code: 'h', label: 'Hommes' },
  ];
  const genre = counters({ label: 'Genre', options, max: 100 });

  it('keep what counts somebody', () => {
    expect(readCounters(genre, source({ f: ' 3 ', h: '0' }))).toEqual({ value: { f: 3 } });
    expect(readCounters(genre, source({ f: '3', h: '2' }))).toEqual({ value: { f: 3, h: 2 } });
  });

  it('do not look at what was not asked', () => {
    expect(readCounters(genre, source({ f: '3', enfants: '4' }))).toEqual({ value: { f: 3 } });
  });

  it.each([[{}], [{ f: '0', h: '' }], [''], [['3']], [true]])('are absent: %j', (raw) => {
    expect(readCounters(genre, source(raw))).toEqual(absent);
  });

  it('are refused with the label of the cell', () => {
    expect(readCounters(genre, source({ f: '3', h: 'deux' }))).toEqual({
      error: 'Hommes : écrivez un nombre entier, par exemple 8.',
    });
    expect(readCounters(genre, source({ f: '-1' }))).toEqual({
      error: 'Femmes : ce nombre ne peut pas être négatif.',
    });
    expect(readCounters(genre, source({ f: '101' }))).toEqual({ error: 'Femmes : indiquez au plus 100.' });
  });
});

describe('small records', () => {
  const columns = {
    nom: text({ label: 'Démarche', maxLength: 10 }),
    etat: choice({ label: 'État', options: [{ code: 'faite', label: 'Faite' }] }),
  };
  const demarches = records({ label: 'Démarches', columns, rows: 3, key: 'nom' });

  it('keep the rows that have their key, with the cells that were filled', () => {
    const rows = [{ nom: ' CAF ', etat: 'faite' }, { nom: '' }, { nom: 'Carte' }];
    expect(readRecords(demarches, source(rows))).toEqual({
      value: [{ nom: 'CAF', etat: 'faite' }, { nom: 'Carte' }],
    });
  });

  it.each([[[]], [[{ nom: '', etat: '' }]], ['CAF'], [{ nom: 'CAF' }]])('are absent: %j', (raw) => {
    expect(readRecords(demarches, source(raw))).toEqual(absent);
  });

  it('name the cell that is refused', () => {
    expect(readRecords(demarches, source([{ nom: 'x'.repeat(11) }]))).toEqual({
      error: 'Démarche : ce texte a 11 caractères : raccourcissez-le à 10 au plus.',
    });
    expect(readRecords(demarches, source([{ nom: 'CAF', etat: 'z' }]))).toEqual({
      error: `État : ${GONE.charAt(0).toLowerCase()}${GONE.slice(1)}`,
    });
  });

  it('ask for the key of a row that says something else', () => {
    expect(readRecords(demarches, source([{ etat: 'faite' }]))).toEqual({
      error: 'Démarche : à remplir, ou videz toute la ligne.',
    });
  });

  it('that were prepared and left as they were say nothing', () => {
    const prepared = records({ ...demarches, prepare: () => [{ etat: 'faite' }] });
    expect(readRecords(prepared, source([{ etat: 'faite' }]))).toEqual(absent);
    expect(readRecords(prepared, source([{ etat: 'faite' }, { nom: 'CAF', etat: 'faite' }]))).toEqual({
      value: [{ nom: 'CAF', etat: 'faite' }],
    });
  });
});
