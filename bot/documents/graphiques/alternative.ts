// A chart in words, for who cannot see it: what it is, of what, and its numbers.
import { longDate, MONTHS } from '#bot/forms/dates.ts';
import { type Graphique, isEmpty, type Serie } from '../graphique.ts';
import { sayNumber } from './textes.ts';

/** Numbers said one by one; beyond, the table beside it has them. */
const MOST_SAID = 40;

const SORTS: { readonly [Is in Graphique['is']]: string } = {
  categories: 'Barres',
  periode: 'Colonnes',
  evolution: 'Courbe',
  parts: 'Anneau',
};

export function sayGraphique(graphique: Graphique): string {
  const { title, subtitle, unit, series } = graphique;
  const head = `${SORTS[graphique.is]} : ${title}. ${subtitle}. En ${unit}.`;
  if (isEmpty(graphique)) return `${head} Aucune donnée.`;
  const said = series.map((serie) => {
    const values = sayValues(graphique, serie);
    return series.length === 1 ? values : `${serie.name} : ${values}`;
  });
  return `${head} ${said.join('. ')}.`;
}

function sayValues(graphique: Graphique, { values }: Serie): string {
  const { labels, series } = graphique;
  const room = Math.max(1, Math.floor(MOST_SAID / series.length));
  const said = labels
    .slice(0, room)
    .map((label, at) => `${sayLabel(graphique, label)} ${sayValue(graphique, values[at] ?? null)}`);
  const left = labels.length - said.length;
  return `${said.join(', ')}${left > 0 ? `, et ${left} autres` : ''}`;
}

function sayValue(graphique: Graphique, value: number | null): string {
  if (value === null) return 'inconnu';
  if (graphique.is === 'evolution' && graphique.levels) return graphique.levels[value] ?? String(value);
  return sayNumber(value, graphique.sign);
}

/** « mars 2026 », « 3 mars 2026 », « mars », « 2026 »: the moments of a period; other labels as they are. */
export function sayLabel({ is }: Pick<Graphique, 'is'>, label: string): string {
  if (is !== 'periode' && is !== 'evolution') return label;
  const [first = '', month, day] = label.split('-');
  if (day !== undefined) return longDate(label);
  if (month !== undefined) return `${MONTHS[Number(month) - 1]} ${first}`;
  return first.length === 4 ? first : (MONTHS[Number(first) - 1] ?? first);
}
