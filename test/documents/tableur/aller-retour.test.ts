// Laws of spreadsheets of people: what is exported comes back the same, what anybody sends is read or refused.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readTableur } from '#bot/documents/tableur/read-tableur.ts';
import { writeBeneficiaires, writeBeneficiairesCsv } from '#bot/documents/tableur/write-beneficiaires.ts';
import { rowOfSheet } from '#bot/domain/beneficiaire/cellules-ecrites.ts';
import { colonnesEcrites } from '#bot/domain/beneficiaire/colonnes.ts';
import { avecDoutes, personnesDe } from '#bot/domain/beneficiaire/personnes.ts';
import type { Tableau } from '#bot/domain/beneficiaire/tableau.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import type { Answers } from '#bot/forms/field.ts';
import { odsOf, xlsxOf } from '#test/support/classeurs.ts';
import { fichesOf } from '#test/support/fiches.ts';
import { tableauDe } from '#test/support/tableaux.ts';
import { loadCommunes } from '../../../lambdas/communes.ts';

const communes = await loadCommunes();
const context = { today: '2026-11-27', communes: communeMatcher(communes) };
const codePostalDe = (insee: string) => communes.get(insee)?.codesPostaux[0];

const fiche = fichesOf([...communes].filter((_, at) => at % 500 === 0));
const fiches = fc.array(fiche, { minLength: 1, maxLength: 6 });
const valuesOf = (all: readonly Answers[]) => all.map((values) => ({ values }));

function lues(tableau: Tableau): readonly Answers[] {
  const { personnes, refusees } = personnesDe(tableau, context);
  expect(refusees).toEqual([]);
  return personnes.map(avecDoutes);
}

/** As a program that writes texts alone would. */
async function writeOds(all: readonly Answers[]): Promise<Uint8Array> {
  const rows = all.map((values) =>
    rowOfSheet(values, codePostalDe).map((cell) => (typeof cell === 'object' ? cell.jour : cell)),
  );
  return odsOf([{ rows: [colonnesEcrites.map(({ entete }) => entete), ...rows] }]);
}

describe('what is exported is imported the same, field for field', () => {
  test.each([
    ['in a workbook', 25, (all: readonly Answers[]) => writeBeneficiaires(valuesOf(all), codePostalDe)],
    ['in a text file', 60, (all: readonly Answers[]) => writeBeneficiairesCsv(valuesOf(all), codePostalDe)],
    ['in an OpenDocument', 40, writeOds],
  ])('%s', async (_how, numRuns, write) => {
    await fc.assert(
      fc.asyncProperty(fiches, async (all) => {
        expect(lues(await tableauDe(await write(all)))).toEqual(all);
      }),
      { numRuns },
    );
  });

  it('in any order of columns', async () => {
    const order = fc.shuffledSubarray([...colonnesEcrites.keys()], { minLength: colonnesEcrites.length });
    await fc.assert(
      fc.asyncProperty(fiches, order, async (all, ranks) => {
        const { entetes, lignes, ...rest } = await tableauDe(
          await writeBeneficiairesCsv(valuesOf(all), codePostalDe),
        );
        const moved = (cells: readonly string[]) => ranks.map((rank) => cells[rank] ?? '');
        const tableau = {
          ...rest,
          entetes: moved(entetes),
          lignes: lignes.map(({ numero, cellules }) => ({ numero, cellules: moved(cellules) })),
        };
        expect(lues(tableau)).toEqual(all);
      }),
      { numRuns: 40 },
    );
  });
});

describe('whatever is sent is read, or refused with a sentence', () => {
  async function isAnswered(bytes: Uint8Array): Promise<void> {
    const read = await readTableur(bytes, 'liste.xlsx');
    if ('error' in read) expect(read.error).toMatch(/\p{L}.*[.?]$/su);
    else expect(read.tableau.lignes.length).toBeGreaterThan(0);
  }

  it('random bytes', async () => {
    const beginnings = fc.constantFrom('', 'PK\x03\x04', '\xd0\xcf\x11\xe0', '\xff\xfe', 'Nom;Prénom\n', '"');
    const bytes = fc
      .tuple(beginnings, fc.uint8Array({ maxLength: 400 }))
      .map(([begun, rest]) => Buffer.concat([Buffer.from(begun, 'latin1'), rest]));
    await fc.assert(fc.asyncProperty(bytes, isAnswered), { numRuns: 300 });
  });

  const ROWS = [
    ['Nom', 'Prénom', 'Ville'],
    ...Array.from({ length: 20 }, (_, at) => [`Le Goff ${at}`, 'Hélène', at]),
  ];
  test.each([
    [
      'a workbook that was damaged',
      xlsxOf({ sheets: [{ rows: ROWS }, {}], formats: ['dd/mm/yyyy'], shared: ['<t>a</t>'] }),
    ],
    ['an OpenDocument that was damaged', odsOf([{ rows: ROWS }])],
  ])('%s', async (_what, whole) => {
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 12,
    });
    const cut = fc.option(fc.nat(whole.length), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(changes, cut, async (all, length) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of all) bytes[at] = value;
        await isAnswered(bytes.subarray(0, length));
      }),
      { numRuns: 300 },
    );
  });

  it('XML that was damaged inside', async () => {
    const tag = fc.constantFrom(
      '<row>',
      '</row>',
      '<c r="B2">',
      '<c t="s">',
      '<c t="b" s="9">',
      '</c>',
      '<v>',
      '</v>',
      '<is>',
      '<t>',
      '</t>',
      '1',
      'x',
      '&lt;',
      '<f>',
      '<x/>',
    );
    const data = fc.array(tag, { maxLength: 40 }).map((tags) => tags.join(''));
    await fc.assert(
      fc.asyncProperty(data, (xml) => isAnswered(xlsxOf({ sheets: [{ data: xml }, { rows: ROWS }] }))),
      { numRuns: 200 },
    );
  });
});
