// Communes as people type them, on the real index.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Commune } from '#bot/domain/territoire/communes.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import { fold } from '#bot/forms/words.ts';
import { loadCommunes } from '../../lambdas/communes.ts';

const communes = await loadCommunes();
const all = [...communes];

/** What was found, as the person would see it. */
function said(text: string): string {
  const labels = (found: readonly Commune[]) => found.map(({ label }) => label).join(', ');
  const found = communes.find(text);
  if ('commune' in found) return found.commune.label;
  return 'candidates' in found ? `? ${labels(found.candidates)}` : `~ ${labels(found.near)}`;
}

describe('one commune is found', () => {
  test.each([
    ['by its name', 'Quimper', 'Quimper (29)'],
    ['whatever the case', 'QUIMPER', 'Quimper (29)'],
    ['by its postcode, when no other has it', '29000', 'Quimper (29)'],
    ['by its INSEE code', '29232', 'Quimper (29)'],
    ['by a Corsican INSEE code', '2a004', 'Ajaccio (2A)'],
    ['by name and postcode', 'Quimper 29000', 'Quimper (29)'],
    ['by postcode and name, as on an envelope', '29000 QUIMPER', 'Quimper (29)'],
    ['by its label', 'Quimper (29)', 'Quimper (29)'],
    ['without accents nor hyphens', 'chateaulin', 'Châteaulin (29)'],
    ['with a typographic apostrophe', 'L’Haÿ les Roses', "L'Haÿ-les-Roses (94)"],
    ['with « st » for « saint »', 'St Etienne', 'Saint-Étienne (42)'],
    ['with « ste » for « sainte »', 'Ste-Geneviève des bois 91', 'Sainte-Geneviève-des-Bois (91)'],
    ['with a ligature typed in two letters', 'oeuilly 51', 'Œuilly (51)'],
    ['with the number of its département', 'Saint-Denis 974', 'Saint-Denis (974)'],
    ['with the name of its département', 'Saint-Denis, La Réunion', 'Saint-Denis (974)'],
    ['with zero-width, bidi and decomposed characters', '\u200fQuim\u200bperle\u0301\r\n', 'Quimperlé (29)'],
    ['with a one-letter name', 'Y', 'Y (80)'],
    ['a town of several arrondissements', 'paris', 'Paris (75)'],
    ['an arrondissement by its number', 'Paris 12', 'Paris 12e Arrondissement (75)'],
    ['an arrondissement in words of its own', 'lyon 3ème arr.', 'Lyon 3e Arrondissement (69)'],
    ['the first arrondissement', 'paris 1er', 'Paris 1er Arrondissement (75)'],
    ['an arrondissement by its postcode', '75012', 'Paris 12e Arrondissement (75)'],
    ['an arrondissement by town and postcode', 'Paris 75012', 'Paris 12e Arrondissement (75)'],
  ])('%s: « %s »', (_, typed, label) => {
    expect(said(typed)).toBe(label);
  });

  test('with all that is known of it', () => {
    expect(communes.get('29232')).toEqual({
      code: '29232',
      nom: 'Quimper',
      label: 'Quimper (29)',
      departement: '29',
      codesPostaux: ['29000'],
      epci: '200068120',
    });
    expect(communes.epcis.find(({ code }) => code === '200068120')?.nom).toMatch(/Quimper/);
  });
});

describe('the person chooses', () => {
  test.each([
    [
      'between namesakes, the largest first',
      'Saint-Denis',
      '? Saint-Denis (93), Saint-Denis (974), Saint-Denis (11), Saint-Denis (30)',
    ],
    ['between the names so begun', 'quimp', '? Quimper (29), Quimperlé (29)'],
    ['even when one name is so begun: it was not said whole', 'quimperl', '? Quimperlé (29)'],
    ['a name without its article', 'haÿ les roses', "? L'Haÿ-les-Roses (94)"],
    [
      'between a town and its arrondissement of the département’s number',
      'Marseille 13',
      '? Marseille (13), Marseille 13e Arrondissement (13)',
    ],
  ])('%s: « %s »', (_, typed, offered) => {
    expect(said(typed)).toBe(offered);
  });

  test('between all the communes of a postcode', () => {
    const found = communes.find('51300');
    const named = 'candidates' in found ? found.candidates : [];
    const expected = all.filter(
      ({ code, codesPostaux }) => codesPostaux.includes('51300') || code === '51300',
    );
    expect(named.map(({ code }) => code).toSorted()).toEqual(expected.map(({ code }) => code));
    expect(named.length).toBeGreaterThan(40);
  });

  test('among no more than a list can show', () => {
    const found = communes.find('saint');
    expect('candidates' in found && found.candidates.length).toBe(50);
  });
});

describe('nothing is found, and the nearest is named', () => {
  test.each([
    ['quimprle', '~ Quimperlé (29)'],
    ['Saint Brieux', '~ Saint-Brieuc (22), Saint-Rieul (22)'],
    ['Marsielle', '~ Marseille (13), Marsilly (17), Marville (55), Marsilly (57), Marcillé (79)'],
    ['rennse 35', '~ Rennes (35), Rannée (35)'],
    ['', '~ '],
    ['🎉', '~ '],
    ['الرباط', '~ '],
    ['99999', '~ '],
    ['Quimper 75012', '~ '],
    ['Quimper\n'.repeat(10_000), '~ '],
  ])('case %#: %j', (typed, near) => {
    expect(said(typed)).toBe(near);
  });
});

describe('a form is given code and label', () => {
  const match = communeMatcher(communes);
  test.each([
    ['Quimper', { found: { code: '29232', nom: 'Quimper (29)' } }],
    [
      'quimp',
      {
        candidates: [
          { code: '29232', nom: 'Quimper (29)' },
          { code: '29233', nom: 'Quimperlé (29)' },
        ],
      },
    ],
    ['quimprle', { near: [{ code: '29233', nom: 'Quimperlé (29)' }] }],
  ])('of « %s »', (typed, matched) => {
    expect(match(typed)).toEqual(matched);
  });
});

describe('laws', () => {
  test('every commune is found by its label, which no other has', () => {
    const lost = all.filter(({ code, label }) => {
      const found = communes.find(label);
      return !('commune' in found) || found.commune.code !== code;
    });
    expect(lost).toEqual([]);
    expect(all.length).toBeGreaterThan(34_000);
  });

  test('every commune is got by its code, in a département that exists', () => {
    const departements = new Map(communes.departements.map(({ code, region }) => [code, region]));
    const regions = new Set(communes.regions.map(({ code }) => code));
    const wrong = all.filter(({ code, label, departement }) => {
      const region = departements.get(departement);
      return communes.label(code) !== label || !regions.has(region ?? '');
    });
    expect(wrong).toEqual([]);
  });

  test('every name is folded as what people type is', () => {
    const wrong = all.filter(({ nom, departement }) => said(`${fold(nom)} ${departement}`).startsWith('~'));
    expect(wrong).toEqual([]);
  });

  test('one slip in a long name still leads to it', () => {
    const long = all.filter(({ nom }) => nom.length >= 12);
    const slip = fc.record({ commune: fc.constantFrom(...long), at: fc.integer({ min: 1, max: 10 }) });
    fc.assert(
      fc.property(slip, ({ commune, at }) => {
        const typed = `${commune.nom.slice(0, at)}${commune.nom.slice(at + 1)} ${commune.departement}`;
        // The slip may make the name of another commune.
        fc.pre(said(typed).startsWith('~'));
        expect(said(typed)).toContain(commune.label);
      }),
    );
  });

  test('any text is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
        expect(said(typed)).toBeTypeOf('string');
      }),
    );
  });

  test.each(['', '2923', '29999', '99999', 'constructor'])('« %s » is no code', (code) => {
    expect(communes.get(code)).toBeUndefined();
  });
});
