// A report as a document to be read: key figures, what they say, then a section a part, with its chart, its tables and its rules.

import type { Block, Ecrit, Section } from './ecrit.ts';
import { sayGraphique } from './graphiques/alternative.ts';
import type { Chiffre, Colonne, Mots, Partie, Rapport, Tableau } from './rapport.ts';
import { EXPLICATION, keysOf, sayCellule, sayContexte } from './rapport-dit.ts';

/** The charts drawn, by the code of their part. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

export function rapportEcrit(rapport: Rapport, pictures: Pictures): Ecrit {
  const { titre, perimetre, periode, date, parties, mots, chiffres } = rapport;
  const [, ...context] = sayContexte(rapport);
  return {
    title: `${titre} : ${perimetre}`,
    subtitle: majuscule(periode),
    date,
    sections: [
      { blocks: [{ is: 'remark', text: context.join('\n') }] },
      ...chiffresCles(rapport),
      ...(mots ? motsSections(mots) : []),
      ...parties.map((partie) => section(partie, pictures)),
      ...explications(chiffres),
    ],
    footer: `${titre} · ${perimetre} · ${periode}`,
  };
}

/** « Du 1er janvier… » */
function majuscule(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function chiffresCles(rapport: Rapport): readonly Section[] {
  const { chiffres, phrases } = rapport;
  if (chiffres.length === 0 && phrases.length === 0) return [];
  return [
    {
      title: 'L’essentiel',
      blocks: [{ is: 'keys', keys: keysOf(rapport) }, ...paragraphs(phrases)],
    },
  ];
}

function motsSections({ propos, verbatims }: Mots): readonly Section[] {
  const said = verbatims.map((verbatim): Block => ({ is: 'notice', text: `« ${verbatim} »` }));
  return [
    ...propos.map(({ titre, texte }): Section => ({ title: titre, blocks: [{ is: 'text', text: texte }] })),
    ...(said.length === 0 ? [] : [{ title: 'Ce que les personnes en disent', blocks: said }]),
  ];
}

function section(
  { code, titre, phrases, graphique, tableaux, explication }: Partie,
  pictures: Pictures,
): Section {
  const png = pictures.get(code);
  const figure: readonly Block[] =
    png && graphique ? [{ is: 'figure', png, alt: sayGraphique(graphique) }] : [];
  return {
    title: titre,
    blocks: [
      ...paragraphs(phrases),
      ...figure,
      ...tableaux.flatMap((tableau) => [
        ...(tableau.titre === titre ? [] : [{ is: 'heading', text: tableau.titre } as const]),
        table(tableau),
      ]),
      ...(explication.length === 0
        ? []
        : [{ is: 'remark', text: `${EXPLICATION} ${explication.join(' ')}` } as const]),
    ],
  };
}

function paragraphs(phrases: readonly string[]): readonly Block[] {
  return phrases.map((text) => ({ is: 'text', text }));
}

function table({ colonnes, lignes }: Tableau): Block {
  return {
    is: 'table',
    columns: colonnes.map(({ entete, nature }) => ({
      title: entete,
      ...(nature === 'texte' ? { share: 1 } : { align: 'right' }),
    })),
    rows: lignes.map((ligne) => ligne.map((cellule, at) => sayCellule(cellule, colonnes[at] ?? TEXTE))),
  };
}

const TEXTE: Colonne = { entete: '', nature: 'texte' };

function explications(chiffres: readonly Chiffre[]): readonly Section[] {
  if (chiffres.length === 0) return [];
  const items = chiffres.map(({ label, explication }) => `${label} : ${explication}`);
  return [{ title: 'Comment les chiffres sont calculés', blocks: [{ is: 'list', items }] }];
}
