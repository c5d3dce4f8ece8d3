// A report as a PDF: all its numbers are read, in order, each chart is said, and none is far from what is said of it.
import { describe, expect, it } from 'vitest';
import { drawAll } from '#bot/documents/dessins.ts';
import { PAGE } from '#bot/documents/pdf/style.ts';
import type { Rapport } from '#bot/documents/rapport.ts';
import { writeRapportPdf } from '#bot/documents/rapport-pdf.ts';
import { written } from '#test/support/ecrits.ts';
import { readAloud, readPdf, squeezed, tagged } from '#test/support/pdf-reading.ts';
import { drawn } from './dessine.ts';
import { rapportComplet } from './rapports.data.ts';

const read = async (rapport: Rapport) =>
  readPdf(await written((to) => writeRapportPdf(rapport, to, { draw: drawn })));

describe('a report', async () => {
  const file = await read(rapportComplet);
  const aloud = squeezed(readAloud(file));

  it('is four to eight pages, within their margins', () => {
    expect(file.pages.length).toBeGreaterThanOrEqual(4);
    expect(file.pages.length).toBeLessThanOrEqual(8);
    expect(file.farthest).toBeLessThan(PAGE.width - PAGE.left + 1);
  });

  it('is titled, dated and signed by us', () => {
    expect(file.info).toMatchObject({ Title: 'Bilan 2025 : Équipe du Finistère', Producer: 'Coopilote' });
  });

  it('has each figure with its change, then each part with its numbers', () => {
    const parts = [
      'Accompagnements1842+18,9%(1549pour2024)1210individuels,632enatelier',
      'Rendez-vousnonhonorés<512pour2024',
      'Démarchesterminées–',
      'Lesfaitsmarquantsdel’année',
      '«Maintenantjefaismadéclarationtouteseule,etj’aidemavoisine.»',
      'Aufildesmois',
      'janvier152120+26,7%',
      'Commentest-cecalculé?Unité:l’accompagnement.',
      'Thématiquesdesdémarchesadministratives',
      'Ordinateur110254,5%59,8%',
      'Commentleschiffressontcalculés',
    ];
    const places = parts.map((part) => aloud.indexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('says each chart, under the title of its part', () => {
    const said = tagged(file.pages, 'Figure').map((figure) => figure.said ?? '');
    expect(said).toHaveLength(rapportComplet.parties.length);
    expect(said[1]).toMatch(/^Barres : Thématiques travaillées\. .*E-mail 431, /);
    // Parts are read page by page: apart, a chart would have no title beside it.
    for (const part of tagged(file.pages, 'Sect').filter((one) => tagged([one], 'Figure').length > 0)) {
      expect(tagged([part], 'H2')).toHaveLength(1);
    }
  });
});

it('without charts, comparison or words is read all the same', async () => {
  const { mots: _, comparaison: __, ...rest } = rapportComplet;
  const parties = rest.parties.map(({ graphique: ___, ...partie }) => partie);
  const file = await read({ ...rest, parties });
  expect(tagged(file.pages, 'Figure')).toEqual([]);
  expect(squeezed(readAloud(file))).toContain('Accompagnements18421210individuels');
});

it('asks for each chart once, and fails with whoever draws', async () => {
  let asked = 0;
  const draw = async () => {
    asked += 1;
    return drawn();
  };
  expect((await drawAll(rapportComplet, { draw })).size).toBe(rapportComplet.parties.length);
  expect(asked).toBe(rapportComplet.parties.length);
  const fails = written((to) =>
    writeRapportPdf(rapportComplet, to, { draw: () => Promise.reject(new Error('not drawn')) }),
  );
  await expect(fails).rejects.toThrow('not drawn');
});
