// The numbers of a chart as a table in the chat: both shares where several answers are possible.
import { lignesOf } from '#bot/stats/dire.ts';
import type { Graphe } from '#bot/stats/graphe.ts';
import { PAS } from '#bot/stats/protection.ts';
import type { Series } from '#bot/stats/series.ts';
import { plain } from './markdown.ts';

/** Rows in the chat: files have them all. */
const ROWS = 12;

export function tableOf(graphe: Graphe, series: Series): string {
  const lignes = lignesOf(graphe, series);
  if (lignes.length === 0) return '';
  // Of a course, the end matters most.
  const shown = graphe.forme === 'periode' ? lignes.slice(-ROWS) : lignes.slice(0, ROWS);
  const [answers, all] = [lignes.some(({ reponses }) => reponses), lignes.some(({ total }) => total)];
  const names = series.series.map(({ name }) => (series.series.length === 1 ? graphe.unite : name));
  const headers = [...names, ...(answers ? ['part des réponses'] : []), ...(all ? ['part du total'] : [])];
  const rows = shown.map(({ label, valeurs, reponses = '', total = '' }) =>
    row([label, ...valeurs, ...(answers ? [reponses] : []), ...(all ? [total] : [])]),
  );
  const left = lignes.length - shown.length;
  const more = left > 0 ? [`\n… et ${left} autre${left > 1 ? 's' : ''} : dans les fichiers.`] : [];
  const hidden = graphe.forme !== 'periode' && series.series.some(({ protege }) => protege);
  const small = hidden ? [`\nCe qui n’est pas dans le tableau est < ${PAS}.`] : [];
  return [
    row([graphe.titre, ...headers]),
    `| --- |${' ---: |'.repeat(headers.length)}`,
    ...rows,
    ...more,
    ...small,
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => plain(cell)).join(' | ')} |`;
}
