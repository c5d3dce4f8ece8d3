// The numbers of a chart: labels, one series or several, and the shares that each number is.
import { addMonths } from '#bot/forms/calendar.ts';
import { addDays } from '#bot/forms/dates.ts';
import type { Option } from '#bot/forms/field.ts';
import { chiffreNomme } from './chiffres.ts';
import { answersIn, type Counters } from './compteurs.ts';
import type { De, Graphe, Sorte } from './graphe.ts';
import { allIn, of, percent, rounded } from './nombres.ts';
import { monthsBetween } from './plan.ts';
import type { Resultat } from './resultat.ts';

export interface Serie {
  readonly name: string;
  readonly values: readonly number[];
  /** Of figures that are protected: what is small is zero. */
  readonly protege?: true;
}

/** The shares of one number of the first series, in percents. */
export interface Parts {
  /** Of all that was answered. */
  readonly reponses?: number;
  /** Of all accompaniments, where several answers are possible. */
  readonly total?: number;
}

export interface Series {
  /** Names; or moments, YYYY-MM or YYYY-MM-DD. */
  readonly labels: readonly string[];
  readonly series: readonly Serie[];
  readonly parts: readonly Parts[];
}

/** What names the codes that are in no list. */
export interface Noms {
  readonly lieu: (id: string) => string | undefined;
  readonly commune: (code: string) => string | undefined;
  readonly departement: (code: string) => string | undefined;
}

export interface Cadre {
  readonly noms: Noms;
  /** The days that the result is of. */
  readonly periode: { readonly from: string; readonly to: string };
}

/** One number of a chart, under the code that it has whatever the result. */
interface Ligne {
  readonly code: string;
  readonly label: string;
  readonly n: number;
}

/** Names of the two series where a result is beside another. */
export interface Beside {
  readonly resultat: Resultat;
  readonly cadre: Cadre;
  readonly names: readonly [now: string, before: string];
}

/** The series of a chart; with another result, one of each, in the order of the first. */
export function seriesOf(graphe: Graphe, resultat: Resultat, cadre: Cadre): Series {
  const { de } = graphe;
  if (de.is === 'croise') return crossed(de, resultat);
  const lignes = lignesOf(graphe, resultat, cadre);
  return {
    labels: lignes.map(({ label }) => label),
    series: [{ name: graphe.titre, values: lignes.map(({ n }) => n), ...hidden(resultat) }],
    parts: lignes.map(({ n }) => partsOf(graphe, n, { lignes, resultat })),
  };
}

/** The same of two results: a row a code, or a moment of each in its rank. */
export function seriesBeside(
  graphe: Graphe,
  now: { readonly resultat: Resultat; readonly cadre: Cadre },
  beside: Beside,
): Series {
  if (graphe.de.is === 'croise') return seriesOf(graphe, now.resultat, now.cadre);
  const [first, second] = [
    lignesOf(graphe, now.resultat, now.cadre),
    lignesOf(graphe, beside.resultat, beside.cadre),
  ];
  const rows = graphe.de.is === 'temps' ? byRank(first, second) : byCode(first, second);
  return {
    labels: rows.map(({ label }) => label),
    series: [
      { name: beside.names[0], values: rows.map(({ n }) => n), ...hidden(now.resultat) },
      { name: beside.names[1], values: rows.map(({ before }) => before), ...hidden(beside.resultat) },
    ],
    parts: rows.map(({ n }) => partsOf(graphe, n, { lignes: first, resultat: now.resultat })),
  };
}

function hidden({ protege }: Resultat): Pick<Serie, 'protege'> {
  return protege ? { protege } : {};
}

interface Row extends Ligne {
  readonly before: number;
}

function byCode(now: readonly Ligne[], before: readonly Ligne[]): readonly Row[] {
  const others = before.filter(({ code }) => now.every((one) => one.code !== code));
  const known = new Map(before.map(({ code, n }) => [code, n]));
  return [
    ...now.map((one) => ({ ...one, before: known.get(one.code) ?? 0 })),
    ...others.map((one) => ({ ...one, n: 0, before: one.n })),
  ];
}

/** The first month beside the first month, whatever the year. */
function byRank(now: readonly Ligne[], before: readonly Ligne[]): readonly Row[] {
  return now.map((one, rank) => ({ ...one, before: before[rank]?.n ?? 0 }));
}

function partsOf(
  { multiple, de, forme }: Graphe,
  n: number,
  { lignes, resultat }: { readonly lignes: readonly Ligne[]; readonly resultat: Resultat },
): Parts {
  if (forme === 'periode') return {};
  const reponses = percent(
    n,
    lignes.reduce((sum, one) => sum + one.n, 0),
  );
  const total =
    multiple && percent(n, de.is === 'dimension' ? de.total(resultat.c) : of(resultat.c, 'accompagnements'));
  return {
    ...(reponses !== undefined && { reponses }),
    // Of numbers rounded apart, a part may come out above its whole.
    ...(total !== undefined && { total: Math.min(100, total) }),
  };
}

function lignesOf({ de, sign }: Graphe, resultat: Resultat, cadre: Cadre): readonly Ligne[] {
  switch (de.is) {
    case 'dimension': {
      const lignes = ofOptions(answersIn(resultat.c, de.dimension), de.options);
      return sign === 'h' ? lignes.map((one) => ({ ...one, n: rounded(one.n / 60, 1) })) : lignes;
    }
    case 'endroits':
      return endroits(de, resultat.c, cadre.noms);
    case 'personnes':
      return personnes(de, resultat, cadre.noms);
    case 'suivis':
      return ofOptions(answersIn(resultat.personnes, de.dimension), de.options);
    case 'chiffres':
      return de.codes.map((code) => {
        const chiffre = chiffreNomme(code);
        return {
          code,
          label: (chiffre?.label ?? code).replace(/^dont /, ''),
          // Of numbers that were rounded, a difference may be less than nothing.
          n: Math.max(0, chiffre?.valeur(resultat) ?? 0),
        };
      });
    case 'mots':
      return ofWords(de, resultat.mots);
    case 'temps':
      return ofTime(de, resultat, cadre.periode);
    case 'croise':
      return [];
  }
}

/** In the order of the list, those that nothing counts left out; a code of another version last, under its own name. */
function ofOptions(answers: ReadonlyMap<string, number>, options: readonly Option[]): readonly Ligne[] {
  const known = options.map(({ code, label }) => ({ code, label, n: answers.get(code) ?? 0 }));
  const others = [...answers]
    .filter(([code]) => options.every((option) => option.code !== code))
    .map(([code, n]) => ({ code, label: code.replaceAll('_', ' '), n }));
  return [...known, ...others].filter(({ n }) => n !== 0);
}

/** The most first, then by name. */
function inOrder(lignes: readonly Ligne[]): readonly Ligne[] {
  return lignes.toSorted((a, b) => b.n - a.n || a.label.localeCompare(b.label, 'fr'));
}

function endroits(
  { dimensions }: Extract<De, { is: 'endroits' }>,
  c: Counters,
  noms: Noms,
): readonly Ligne[] {
  return inOrder(
    Object.entries(dimensions).flatMap(([dimension, sorte]) =>
      [...answersIn(c, dimension)].map(([code, n]) => ({ code, label: nomOf(sorte, code, noms), n })),
    ),
  );
}

function nomOf(sorte: Sorte, code: string, noms: Noms): string {
  return noms[sorte](code) ?? (sorte === 'lieu' ? 'Un lieu supprimé' : code);
}

const NON_COMMUNIQUE = 'Non communiqué';
/** What is left of a whole whose small parts are not told. */
const NON_DIT = 'Non communiqué, ou trop peu pour être dit';

function personnes(
  { fact, options }: Extract<De, { is: 'personnes' }>,
  { c, personnes: people, protege }: Resultat,
  noms: Noms,
): readonly Ligne[] {
  const all = of(people, 'suivis') + of(c, 'anonymes');
  const said = new Map<string, number>();
  for (const answers of [answersIn(people, `suivis/${fact}`), answersIn(c, `anonymes/${fact}`)])
    for (const [code, n] of answers) said.set(code, (said.get(code) ?? 0) + n);
  const lignes = options ? ofOptions(said, options) : ofPlaces(said, noms);
  const silent = all - [...said.values()].reduce((sum, n) => sum + n, 0);
  if (silent <= 0) return lignes;
  return [...lignes, { code: 'non_communique', label: protege ? NON_DIT : NON_COMMUNIQUE, n: silent }];
}

/** Communes, or départements where the nation is told. */
function ofPlaces(said: ReadonlyMap<string, number>, { commune, departement }: Noms): readonly Ligne[] {
  return inOrder(
    [...said].map(([code, n]) => ({ code, label: commune(code) ?? departement(code) ?? code, n })),
  );
}

function ofWords({ dimension, options }: Extract<De, { is: 'mots' }>, mots: Counters): readonly Ligne[] {
  const answers = answersIn(mots, dimension);
  if (options) return ofOptions(answers, options);
  return inOrder([...answers].map(([word, n]) => ({ code: word, label: capital(word), n })));
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('fr') + word.slice(1);
}

/** Every month or day of the period, from the first that has something to the last where it is longer than what there is. */
function ofTime(
  { pas, series }: Extract<De, { is: 'temps' }>,
  { mois }: Resultat,
  periode: Cadre['periode'],
): readonly Ligne[] {
  const counter = series[0]?.counter ?? '';
  const byMonth = new Map(mois.map(({ month, c }) => [month, c]));
  const [from, to] = known(
    periode,
    mois.map(({ month }) => month),
  );
  if (from > to) return [];
  if (pas === 'mois')
    return monthsBetween({ from: from.slice(0, 7), to: to.slice(0, 7) }).map((month) => ({
      code: month,
      label: month,
      n: of(byMonth.get(month) ?? {}, counter),
    }));
  return daysFrom(from, to).map((day) => ({
    code: day,
    label: day,
    n: of(byMonth.get(day.slice(0, 7)) ?? {}, `${counter}.${day.slice(8)}`),
  }));
}

/** Longer than this, a period is shown from the first month that has something. */
const LONG = 36;

function known({ from, to }: Cadre['periode'], months: readonly string[]): readonly [string, string] {
  const long = addMonths(from, LONG) < to;
  const [first, last] = [months[0], months.at(-1)];
  if (!long) return [from, to];
  return first && last ? [`${first}-01`, addDays(addMonths(`${last}-01`, 1), -1)] : [to, from];
}

/** Days shown one by one: of a longer period, the last ones. */
const MOST_DAYS = 60;

function daysFrom(from: string, to: string): readonly string[] {
  const first = addDays(to, 1 - MOST_DAYS) > from ? addDays(to, 1 - MOST_DAYS) : from;
  const days: string[] = [];
  for (let day = first; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

function crossed({ dimension, rows, columns }: Extract<De, { is: 'croise' }>, { c }: Resultat): Series {
  const cell = (row: string, column: string) => of(c, `${dimension}.${row}>${column}`);
  const used = (options: readonly Option[], at: (code: string) => number) =>
    options.filter(({ code }) => at(code) > 0);
  const lines = used(rows, (row) => columns.reduce((sum, { code }) => sum + cell(row, code), 0));
  const series = used(columns, (column) => rows.reduce((sum, { code }) => sum + cell(code, column), 0));
  const all = allIn(c, dimension);
  return {
    labels: lines.map(({ label }) => label),
    series: series.map(({ code, label }) => ({
      name: label,
      values: lines.map((row) => cell(row.code, code)),
    })),
    parts: lines.map(({ code }) => {
      const reponses = percent(
        columns.reduce((sum, column) => sum + cell(code, column.code), 0),
        all,
      );
      return reponses === undefined ? {} : { reponses };
    }),
  };
}
