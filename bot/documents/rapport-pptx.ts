// A report as slides: what matters, a slide a part with a chart that can be changed, and how it is all counted. Ten at most.
import type { Writable } from 'node:stream';
import { addNativeChart } from './diapositives/chart.ts';
import { addKeys } from './diapositives/keys.ts';
import {
  addCover,
  addPage,
  addParagraphs,
  openPresentation,
  type Presentation,
  type Said,
  said,
} from './diapositives/presentation.ts';
import { BLUE, BODY, PALE, SIZES, SLIDE, TEXT_WIDTH, WHITE } from './diapositives/style.ts';
import { isEmpty } from './graphique.ts';
import { sayGraphique } from './graphiques/alternative.ts';
import { nativeOf } from './natif.ts';
import type { Mots, Partie, Rapport } from './rapport.ts';
import { EXPLICATION, keysOf, sayCellule, sayContexte } from './rapport-dit.ts';
import { push, writeThrough } from './sortie.ts';
import { tidy } from './tidy.ts';

const MOST_SLIDES = 10;

export async function writeRapportPptx(rapport: Rapport, to: Writable): Promise<void> {
  await writeThrough(to, async (into) => {
    const bytes = await slidesOf(rapport).write({ outputType: 'nodebuffer', compression: true });
    await push(into, bytes as Uint8Array);
  });
}

function slidesOf(rapport: Rapport): Presentation {
  const { titre, perimetre, periode, phrases, chiffres, mots } = rapport;
  const pptx = openPresentation({
    title: tidy(`${titre} : ${perimetre}`),
    subject: tidy(periode),
    footer: tidy(`${titre} · ${perimetre} · ${periode}`),
  });
  cover(pptx, rapport);
  if (chiffres.length > 0) addKeys(pptx, addPage(pptx, 'L’essentiel'), keysOf(rapport).map(tidyKey));
  if (phrases.length > 0) retenir(pptx, phrases);
  if (mots) addMots(pptx, mots);
  const shown = shownOf(rapport);
  for (const partie of shown) part(pptx, partie);
  methode(pptx, rapport, shown);
  return pptx;
}

type Key = ReturnType<typeof keysOf>[number];

function tidyKey({ label, value, notes }: Key): Key {
  return { label: tidy(label), value, notes: notes.map(tidy) };
}

function cover(pptx: Presentation, rapport: Rapport): void {
  const slide = addCover(pptx, tidy(rapport.titre));
  const [who = '', ...rest] = sayContexte(rapport).map(tidy);
  slide.addText(who, { x: SLIDE.margin, y: 3.9, w: TEXT_WIDTH, h: 0.5, ...said(SIZES.lead + 2, WHITE) });
  addParagraphs(slide, rest, { y: 5.4, h: 1.5, ...said(SIZES.text - 2, WHITE), paraSpaceAfter: 4 });
}

function retenir(pptx: Presentation, phrases: readonly string[]): void {
  addParagraphs(addPage(pptx, 'Ce qu’il faut retenir'), phrases.map(tidy), {
    fontSize: SIZES.said,
    paraSpaceAfter: 24,
  });
}

/** The author's words on the left, those of people on the right, as they are quoted. */
function addMots(pptx: Presentation, { propos, verbatims }: Mots): void {
  const slide = addPage(pptx, 'En quelques mots');
  const half = (TEXT_WIDTH - 1) / 2;
  const texts = propos.flatMap(({ titre, texte }): readonly Said[] => [
    { text: tidy(titre), heading: true },
    ...texte.split('\n').map((line) => ({ text: tidy(line) })),
  ]);
  addParagraphs(slide, texts, { w: half });
  if (verbatims.length === 0) return;
  const x = SLIDE.margin + half + 1;
  const { rect } = pptx.ShapeType;
  slide.addShape(rect, {
    x: x - 0.5,
    y: BODY.top,
    w: 0.05,
    h: BODY.bottom - BODY.top - 1,
    fill: { color: BLUE },
  });
  addParagraphs(
    slide,
    verbatims.map((verbatim) => `« ${tidy(verbatim)} »`),
    { x, w: half, fontSize: SIZES.lead, paraSpaceAfter: 18 },
  );
}

/** In the order of the report; those that can be drawn before the others where there is not room for all. */
function shownOf({ parties, chiffres, phrases, mots }: Rapport): readonly Partie[] {
  const others = [true, chiffres.length > 0, phrases.length > 0, mots !== undefined, true];
  const room = MOST_SLIDES - others.filter(Boolean).length;
  const first = [
    ...parties.filter(({ graphique }) => graphique),
    ...parties.filter(({ graphique }) => !graphique),
  ];
  const kept = new Set(first.slice(0, room));
  return parties.filter((partie) => kept.has(partie));
}

const CHART_WIDTH = 8.4;

function part(pptx: Presentation, partie: Partie): void {
  const { titre, graphique, phrases, explication } = partie;
  const slide = addPage(pptx, tidy(titre));
  const height = BODY.bottom - BODY.top;
  const notes = [EXPLICATION, ...explication].map(tidy);
  slide.addNotes(notes.join('\n'));
  if (!graphique || isEmpty(graphique)) {
    table(slide, partie);
    return;
  }
  const natif = nativeOf(graphique);
  const box = { x: SLIDE.margin, y: BODY.top + 0.35, w: CHART_WIDTH, h: height - 0.35 };
  const { title, unit } = graphique;
  addParagraphs(slide, [tidy(title === titre ? `En ${unit}` : `${title}, en ${unit}`)], {
    ...said(SIZES.small, PALE),
    w: CHART_WIDTH,
    h: 0.3,
  });
  addNativeChart(pptx, slide, { natif, ...box, alt: tidy(sayGraphique(graphique)) });
  const x = SLIDE.margin + CHART_WIDTH + 0.3;
  addParagraphs(slide, [...phrases, ...natif.notes].map(tidy), {
    x,
    w: SLIDE.width - SLIDE.margin - x,
    valign: 'middle',
  });
}

/** Rows that a slide has room for. */
const MOST_ROWS = 12;

function table(slide: ReturnType<typeof addPage>, { tableaux: [tableau], phrases }: Partie): void {
  addParagraphs(slide, phrases.map(tidy), { h: 0.9 });
  if (!tableau) return;
  const { colonnes, lignes } = tableau;
  const align = (at: number) => (colonnes[at]?.nature === 'texte' ? 'left' : 'right');
  const rows = [
    colonnes.map(({ entete }, at) => ({
      text: tidy(entete),
      options: { bold: true, align: align(at) } as const,
    })),
    ...lignes.slice(0, MOST_ROWS).map((ligne) =>
      colonnes.map((colonne, at) => ({
        text: tidy(sayCellule(ligne[at] ?? '', colonne)),
        options: { align: align(at) } as const,
      })),
    ),
  ];
  slide.addTable(rows, {
    x: SLIDE.margin,
    y: BODY.top + 1,
    w: TEXT_WIDTH,
    ...said(SIZES.small),
    margin: 0.05,
    border: { type: 'solid', pt: 0.5, color: 'DDDDDD' },
  });
}

function methode(pptx: Presentation, rapport: Rapport, shown: readonly Partie[]): void {
  const { chiffres, parties } = rapport;
  const left = parties.filter((partie) => !shown.includes(partie)).map(({ titre }) => titre);
  const rules = chiffres.map(({ label, explication }) => `${label} : ${explication}`);
  const texts = [
    ...rules,
    ...(left.length === 0 ? [] : [`Dans le tableur et le PDF aussi : ${left.join(', ')}.`]),
    ...sayContexte(rapport).slice(-1),
  ];
  addParagraphs(addPage(pptx, EXPLICATION), texts.map(tidy), {
    fontSize: SIZES.small + 1,
    paraSpaceAfter: 6,
  });
}
