// A report as slides and as a document to be written in: charts that hold the report's numbers, said to who cannot see them, whatever texts are.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Graphique } from '#bot/documents/graphique.ts';
import { nativeOf } from '#bot/documents/natif.ts';
import type { Partie, Rapport } from '#bot/documents/rapport.ts';
import { writeRapportDocx } from '#bot/documents/rapport-docx.ts';
import { writeRapportPptx } from '#bot/documents/rapport-pptx.ts';
import { openArchive } from '#bot/documents/tableur/archive.ts';
import { EXEMPLES } from '#local/graphiques/exemples.ts';
import { textIn, textsOf, written, xmlParts } from '#test/support/ecrits.ts';
import { rapportComplet } from './rapports.data.ts';

const pptx = async (rapport: Rapport) => xmlParts(await written((to) => writeRapportPptx(rapport, to)));
const docx = async (rapport: Rapport) => xmlParts(await written((to) => writeRapportDocx(rapport, to)));

type Parts = Awaited<ReturnType<typeof pptx>>;

const namesOf = (parts: Parts, name: RegExp) => [...parts.keys()].filter((one) => name.test(one));

/** Of each chart: its names and numbers, in order. */
function chartsIn(parts: Parts, name: RegExp): readonly (readonly string[])[] {
  return namesOf(parts, name).map((one) => textsOf(parts.get(one) ?? '', 'c:v'));
}

/** The numbers of the drawn parts, as a chart writes them. */
function numbersOf({ graphique }: Partie): readonly string[] {
  return (graphique?.series ?? []).flatMap(({ values }) => values.map((value) => String(value ?? '')));
}

const CHART_OF_SLIDES = /^ppt\/charts\/chart\d+\.xml$/;
const CHART_OF_TEXT = /^word\/charts\/chart\d+\.xml$/;
const SLIDES = /^ppt\/slides\/slide\d+\.xml$/;

describe('slides', async () => {
  const parts = await pptx(rapportComplet);

  it('are ten at most, and name the parts that have none', () => {
    expect(namesOf(parts, SLIDES)).toHaveLength(10);
    expect(parts.get('ppt/slides/slide10.xml')).toContain(
      'Dans le tableur et le PDF aussi : Âge des personnes, Autonomie.',
    );
  });

  it('have the key figures, the sentences, the words of people', () => {
    const text = textIn(parts, SLIDES);
    for (const said of ['1\u202f842', '45,3\u202f%', '<\u00a05', ...rapportComplet.phrases]) {
      expect(text).toContain(said);
    }
    expect(text).toContain('« Sans la permanence, j’aurais renoncé à mes droits. »');
  });

  it('have charts that hold the numbers, with the sheets where they are changed', async () => {
    const charts = chartsIn(parts, CHART_OF_SLIDES);
    expect(charts).toHaveLength(5);
    for (const [at, partie] of rapportComplet.parties.slice(0, 5).entries()) {
      expect(charts[at]).toEqual(expect.arrayContaining([...numbersOf(partie)]));
    }
    const { names } = await openArchive(await written((to) => writeRapportPptx(rapportComplet, to)));
    expect(names.filter((name) => /^ppt\/embeddings\/.*\.xlsx$/.test(name))).toHaveLength(5);
  });

  it('say each chart to who cannot see it, under a title that is one', () => {
    const xml = parts.get('ppt/slides/slide6.xml') ?? '';
    expect(xml).toMatch(/descr="Barres : Thématiques travaillées\. .* E-mail 431, /);
    expect(xml).toContain('type="title"');
    expect(textIn(parts, /^ppt\/notesSlides\/notesSlide6\.xml$/)).toContain('Un atelier de 8 personnes');
  });
});

describe('a document to be written in', async () => {
  const parts = await docx(rapportComplet);
  const text = textIn(parts, /^word\/document\.xml$/);

  it('has the figures, the tables, the rules', () => {
    for (const said of [
      '1\u202f842',
      ...rapportComplet.phrases,
      'Thématiques des démarches administratives',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).toMatch(/Ordinateur\s+1\u202f102\s+54,5\u202f%\s+59,8\u202f%/);
    expect(text).toMatch(/Comment les chiffres sont calculés/);
  });

  it('has a chart a part, with its numbers, said to who cannot see it', () => {
    const charts = chartsIn(parts, CHART_OF_TEXT);
    expect(charts).toHaveLength(rapportComplet.parties.length);
    const drawn = charts.map((values) => values.join('\n'));
    for (const partie of rapportComplet.parties) {
      const known = numbersOf(partie).filter((value) => value !== '');
      expect(drawn.some((values) => known.every((value) => values.includes(value)))).toBe(true);
    }
    expect(parts.get('word/document.xml')).toMatch(
      /descr="Colonnes : Accompagnements par mois, 2025 et 2024\. /,
    );
  });

  it('has titles that are titles, in French, tables whose header comes again', () => {
    const xml = parts.get('word/document.xml') ?? '';
    expect(xml).toContain('<w:pStyle w:val="Heading1"/>');
    expect(xml).toContain('<w:tblHeader/>');
    expect(parts.get('word/styles.xml')).toMatch(/<w:lang [^>]*w:val="fr-FR"/);
  });

  it('leaves room for its author’s words where there are none', async () => {
    const { mots: _, ...without } = rapportComplet;
    const empty = textIn(await docx(without), /^word\/document\.xml$/);
    expect(empty).toContain('Les faits marquants');
    expect(empty).toContain('Écrivez ici, avec vos mots. Ne nommez personne.');
    expect(text).not.toContain('Écrivez ici');
    expect(text).toContain('L’ouverture de la permanence de Penhars');
  });
});

describe('a chart of our own as office programs draw it', () => {
  test.each<[keyof typeof EXEMPLES, object]>([
    ['thematiques', { sort: 'bars', stacked: false }],
    ['durees', { sort: 'bars' }],
    ['types', { sort: 'columns', stacked: true }],
    ['autonomie', { sort: 'line', format: '[$-40C]#,##0.0"\u202f%"' }],
    ['niveaux', { format: '[=0]"Avec guidage";[=1]"Autonome au besoin guidé";"Autonome"' }],
    [
      'deux-annees',
      { labels: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.'] },
    ],
    ['trente', { notes: ['23 autres catégories ne sont pas dessinées.'] }],
  ])('%s', (name, expected) => {
    expect(nativeOf(EXEMPLES[name] as Graphique)).toMatchObject(expected);
  });

  it('has the month of its days, the year of its months where there are several', () => {
    expect(nativeOf(EXEMPLES.douze).labels.slice(0, 3)).toEqual(['nov. 2025', 'déc. 2025', 'janv. 2026']);
    expect(nativeOf(EXEMPLES.jours).labels[0]).toBe('28 oct.');
  });
});

test('a report of nothing is still a whole file', async () => {
  const empty: Rapport = { ...rapportComplet, chiffres: [], phrases: [], parties: [], filtres: [] };
  expect(namesOf(await pptx(empty), SLIDES).length).toBeGreaterThan(1);
  expect((await docx(empty)).has('word/document.xml')).toBe(true);
  const rien: Partie = { ...(rapportComplet.parties[0] as Partie), graphique: EXEMPLES.rien };
  expect(chartsIn(await pptx({ ...empty, parties: [rien] }), CHART_OF_SLIDES)).toEqual([]);
});

test('no text of anybody makes a file that does not open', async () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    fc.constantFrom('<a>&"\'', ']]>', '\u0000\u0008', '\ud800', '=1+1', '😀\u200d', '\ufffe'),
  );
  const [partie] = rapportComplet.parties;
  await fc.assert(
    fc.asyncProperty(nasty, async (text) => {
      const rapport: Rapport = {
        ...rapportComplet,
        titre: text,
        perimetre: text,
        filtres: [text],
        phrases: [text],
        chiffres: rapportComplet.chiffres.map((one) => ({
          ...one,
          label: text,
          detail: text,
          explication: text,
        })),
        parties: [
          {
            ...(partie as Partie),
            titre: text,
            graphique: { ...EXEMPLES.durees, title: text, unit: text, labels: [text, text, text, text] },
            tableaux: [{ titre: text, colonnes: [{ entete: text, nature: 'texte' }], lignes: [[text]] }],
            explication: [text],
          },
        ],
        mots: { propos: [{ titre: text, texte: text }], verbatims: [text] },
      };
      await Promise.all([pptx(rapport), docx(rapport)]);
    }),
    { numRuns: 12 },
  );
});
