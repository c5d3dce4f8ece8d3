// A report as a document that can be written in: figures, charts that can be changed, and room for its author's own words.
import type { Writable } from 'node:stream';
import { Document, Footer, Packer, PageNumber, Paragraph, Tab, type Table, TabStopType, TextRun } from 'docx';
import { bullets, dataTable, heading, keyTable, lead, paragraphs, subheading, title } from './docx/blocks.ts';
import { chartParagraphs } from './docx/chart.ts';
import { CONTEXT, PAGE, PALE, PROMPT, QUOTE, SMALL, STYLES, TEXT_WIDTH } from './docx/style.ts';
import { isEmpty } from './graphique.ts';
import { sayGraphique } from './graphiques/alternative.ts';
import type { Mots, Partie, Rapport } from './rapport.ts';
import { EXPLICATION, keysOf, sayContexte } from './rapport-dit.ts';
import { push, writeThrough } from './sortie.ts';
import { tidy } from './tidy.ts';

export async function writeRapportDocx(rapport: Rapport, to: Writable): Promise<void> {
  await writeThrough(to, async (into) => {
    await push(into, await Packer.toBuffer(documentOf(rapport)));
  });
}

type Blocks = readonly (Paragraph | Table)[];

function documentOf(rapport: Rapport): Document {
  const { titre, perimetre, periode, mots = A_ECRIRE, parties } = rapport;
  return new Document({
    title: tidy(`${titre} : ${perimetre}`),
    subject: tidy(periode),
    creator: 'Coopilote',
    lastModifiedBy: 'Coopilote',
    styles: STYLES,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
          },
        },
        footers: { default: footerOf(`${titre} · ${perimetre} · ${periode}`) },
        children: [
          title(titre),
          ...sayContexte(rapport).flatMap((line) => paragraphs(line, CONTEXT)),
          ...essentiel(rapport),
          ...blocksOfMots(mots),
          ...parties.flatMap(blocksOfPartie),
          ...methode(rapport),
        ],
      },
    ],
  });
}

/** Asked of whoever writes it, where nothing was written yet. */
const A_ECRIRE: Mots = {
  propos: [
    { titre: 'Les faits marquants', texte: '' },
    { titre: 'Les difficultés rencontrées', texte: '' },
    { titre: 'Les perspectives', texte: '' },
  ],
  verbatims: [],
};
const INVITE = 'Écrivez ici, avec vos mots. Ne nommez personne.';
const INVITE_VERBATIM = '« Citez ici ce que des personnes vous ont dit, sans les nommer. »';

function footerOf(text: string): Footer {
  const small = { size: 15, color: PALE };
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun({ text: tidy(text), ...small }),
          new TextRun({
            children: [new Tab(), 'Page ', PageNumber.CURRENT, ' sur ', PageNumber.TOTAL_PAGES],
            ...small,
          }),
        ],
      }),
    ],
  });
}

function essentiel(rapport: Rapport): Blocks {
  const { chiffres, phrases } = rapport;
  if (chiffres.length === 0 && phrases.length === 0) return [];
  return [
    heading('L’essentiel'),
    ...(chiffres.length === 0 ? [] : [keyTable(keysOf(rapport))]),
    ...phrases.flatMap((phrase) => paragraphs(phrase)),
  ];
}

function blocksOfMots({ propos, verbatims }: Mots): Blocks {
  return [
    ...propos.flatMap(({ titre, texte }) => [
      heading(titre),
      ...(texte === '' ? paragraphs(INVITE, PROMPT) : paragraphs(texte)),
    ]),
    heading('Ce que les personnes en disent'),
    ...(verbatims.length === 0
      ? paragraphs(INVITE_VERBATIM, QUOTE)
      : verbatims.flatMap((verbatim) => paragraphs(`« ${tidy(verbatim)} »`, QUOTE))),
  ];
}

function blocksOfPartie({ titre, phrases, graphique, tableaux, explication }: Partie): Blocks {
  return [
    heading(titre),
    ...phrases.map(lead),
    ...(graphique && !isEmpty(graphique) ? chartParagraphs(graphique, sayGraphique(graphique)) : []),
    ...tableaux.flatMap((tableau) => [
      ...(tableau.titre === titre ? [] : [subheading(tableau.titre)]),
      dataTable(tableau),
    ]),
    ...(explication.length === 0 ? [] : paragraphs(`${EXPLICATION} ${explication.join(' ')}`, SMALL)),
  ];
}

function methode({ chiffres }: Rapport): Blocks {
  if (chiffres.length === 0) return [];
  const rules = chiffres.map(({ label, explication }) => `${label} : ${explication}`);
  return [heading('Comment les chiffres sont calculés'), ...bullets(rules)];
}
