// A question as it is typed, in any order: `équipe T3 type=atelier vs 2024`. Read whole, or refused with a sentence; nothing is guessed silently.
import { takeFiltres } from '#bot/domain/filtres.ts';
import {
  type Periode,
  parsePeriode,
  periodeAvant,
  periodeDe,
  takePeriode,
  unAnAvant,
} from '#bot/domain/periodes.ts';
import { quelTerritoire } from '#bot/domain/territoire/quel.ts';
import { addDays } from '#bot/forms/dates.ts';
import { fold } from '#bot/forms/words.ts';
import type { StatsContext } from './contexte.ts';
import { moisDernier } from './grille.ts';
import { listesOf } from './listes.ts';
import { type Refuse, readMots } from './mots.ts';
import {
  type Comparaison,
  FILTRES,
  type Filtres,
  type NomFiltre,
  type Perimetre,
  type StatsQuery,
  touchesTerritoire,
} from './query.ts';

export type QueryLue = { readonly query: StatsQuery } | { readonly error: string };

const UNE_PERIODE = 'Indiquez une seule période ; pour en comparer deux, écrivez « vs ».';
const UNE_COMPARAISON = 'Une question se compare à une seule autre.';

/** Characters of a question: a message may be much longer. */
const LONGEST = 1000;

/** The question that this text puts. Without a word: one's own last thirty days. */
export function parseQuery(text: string, ctx: StatsContext): QueryLue {
  if (text.length > LONGEST) return { error: `Une question a ${LONGEST} caractères au plus.` };
  const isRest = (words: string) => !('inconnu' in readRest(words, ctx));
  const taken = takeFiltres(text, listesOf(ctx), isRest);
  if ('error' in taken) return taken;
  const rest = readRest(taken.rest, ctx);
  if ('error' in rest) return { error: rest.error };
  const named = readNamed(taken.filtres, ctx);
  if ('error' in named) return { error: named.error };
  return composed(rest, named, ctx);
}

/** What was read on one side or the other of a question. */
interface Lu {
  readonly perimetres: readonly Perimetre[];
  readonly periodes: readonly Periode[];
  readonly filtres: readonly (readonly [NomFiltre, readonly string[]])[];
  readonly graphes: readonly string[];
  /** Words after « vs ». */
  readonly vs: readonly Vs[];
}

/** Read once the days are known: « vs période précédente ». */
type Vs = Comparaison | { readonly is: 'avant' } | { readonly is: 'an' };

/** The words that are no filter. */
function readRest(text: string, ctx: StatsContext): Lu | Refuse {
  const words = text.split(/\s+/).filter(Boolean);
  const at = words.findIndex(isVs);
  if (at < 0) return readSide(words, ctx);
  if (words.findLastIndex(isVs) !== at) return { error: UNE_COMPARAISON };
  const compared = readVs(words.slice(at + 1), ctx);
  if ('error' in compared) return compared;
  const side = readSide([...words.slice(0, at), ...compared.rest], ctx);
  return 'error' in side ? side : { ...side, vs: [compared.vs] };
}

const isVs = (word: string): boolean => ['vs', 'versus', 'contre'].includes(fold(word));

function readSide(words: readonly string[], ctx: StatsContext): Lu | Refuse {
  // « par mois » is a chart, « mois » a period.
  const par = readPar(words, ctx);
  const { periode, error, rest } = takePeriode(par.rest, ctx.today);
  if (error !== undefined) return { error };
  const lus = readMots(rest, ctx);
  if ('error' in lus) return periode && takePeriode(rest, ctx.today).periode ? { error: UNE_PERIODE } : lus;
  return {
    ...lus,
    graphes: [...par.graphes, ...lus.graphes],
    periodes: periode ? [periode] : [],
    vs: [],
  };
}

function readPar(
  words: readonly string[],
  ctx: StatsContext,
): { readonly graphes: readonly string[]; readonly rest: readonly string[] } {
  const at = words.findIndex((word) => fold(word) === 'par');
  const [graphe] = at < 0 ? [] : listesOf(ctx).graphique.find(words.slice(at, at + 2).join(' '));
  if (graphe === undefined) return { graphes: [], rest: words };
  return { graphes: [graphe], rest: words.toSpliced(at, 2) };
}

/** The longest run of words after « vs » that says days or whom, and what is left. */
function readVs(
  words: readonly string[],
  ctx: StatsContext,
): { readonly vs: Vs; readonly rest: readonly string[] } | Refuse {
  for (let size = words.length; size > 0; size -= 1) {
    const vs = vsOf(words.slice(0, size), ctx);
    if (vs && 'error' in vs && size === 1) return vs;
    if (vs && !('error' in vs)) return { vs, rest: words.slice(size) };
  }
  return {
    error:
      'Après « vs », dites une période ou un périmètre : « vs mois dernier », « vs 2024 », « vs territoire ».',
  };
}

const AVANT = /^(?:la )?(?:periode )?(?:precedente?|avant|d avant)$/;
const UN_AN =
  /^(?:la )?meme periode(?: (?:de )?(?:l )?(?:an|annee) (?:dernier|derniere|passee?|precedente?|d avant))?$/;

function vsOf(words: readonly string[], ctx: StatsContext): Vs | Refuse | undefined {
  const text = words.join(' ');
  if (AVANT.test(fold(text))) return { is: 'avant' };
  if (UN_AN.test(fold(text))) return { is: 'an' };
  const read = parsePeriode(text, ctx.today);
  if ('periode' in read) return { is: 'periode', periode: read.periode };
  const lus = readMots(words, ctx);
  if ('error' in lus) return 'inconnu' in lus ? undefined : lus;
  const [perimetre, ...more] = lus.perimetres;
  const only = more.length === 0 && lus.graphes.length === 0 && lus.filtres.length === 0;
  return perimetre && only ? { is: 'perimetre', perimetre } : undefined;
}

/** What is written as filters are. */
function readNamed(pris: Readonly<Record<string, readonly string[]>>, ctx: StatsContext): Lu | Refuse {
  const { equipe = [], territoire = [], periode = [], vs = [], graphique = [] } = pris;
  const territoires = territoire.map((value) => quelTerritoire(value, ctx.territoires));
  const periodes = periode.map((value) => parsePeriode(value, ctx.today));
  const compared = vs.map((value) => vsNamed(value, ctx));
  const wrong = [...periodes, ...compared].find((one) => 'error' in one);
  if (wrong && 'error' in wrong) return { error: wrong.error };
  const unnamed = territoires.findIndex((one) => !('territoire' in one));
  if (unnamed >= 0) return { error: `Je ne connais pas le territoire « ${territoire[unnamed]} ».` };
  return {
    perimetres: [
      ...equipe.map((id) => ({ is: 'equipe', id }) as const),
      ...territoires.flatMap((one) =>
        'territoire' in one ? [{ is: 'territoire', ...one.territoire } as const] : [],
      ),
    ],
    periodes: periodes.flatMap((one) => ('periode' in one ? [one.periode] : [])),
    filtres: FILTRES.flatMap((name) => {
      const codes = pris[name];
      return codes ? [[name, codes] as const] : [];
    }),
    graphes: graphique,
    vs: compared.flatMap((one) => ('error' in one ? [] : [one])),
  };
}

/** `equipe nord` is a team by its id, as `writeQuery` writes it. */
function vsNamed(value: string, ctx: StatsContext): Vs | Refuse {
  const id = /^equipe (\S+)$/.exec(value)?.[1];
  if (id !== undefined && ctx.equipes.some((equipe) => equipe.id === id))
    return { is: 'perimetre', perimetre: { is: 'equipe', id } };
  const territoire = /^(?:commune|epci|departement|region) \S+$|^france$/.test(value)
    ? quelTerritoire(value, ctx.territoires)
    : {};
  if ('territoire' in territoire)
    return { is: 'perimetre', perimetre: { is: 'territoire', ...territoire.territoire } };
  const read = readVs(value.split(/\s+/), ctx);
  if ('error' in read) return read;
  return read.rest.length === 0 ? read.vs : { error: `Je ne comprends pas « vs ${value} ».` };
}

function composed(rest: Lu, named: Lu, ctx: StatsContext): QueryLue {
  const perimetres = distinct([...named.perimetres, ...rest.perimetres]);
  const periodes = distinct([...named.periodes, ...rest.periodes]);
  const vs = [...named.vs, ...rest.vs];
  const graphes = distinct([...named.graphes, ...rest.graphes]);
  if (perimetres.length > 1)
    return { error: 'Indiquez un seul périmètre : « moi », « équipe » ou un territoire.' };
  if (periodes.length > 1) return { error: UNE_PERIODE };
  if (vs.length > 1) return { error: UNE_COMPARAISON };
  if (graphes.length > 1) return { error: 'Indiquez un seul graphique ; les autres sont à un bouton.' };
  const filtres = merged([...named.filtres, ...rest.filtres]);
  const [compared] = vs;
  const perimetre = perimetres[0] ?? whoseByDefault(filtres);
  const beside = compared?.is === 'perimetre' ? { comparaison: compared } : {};
  const periode = periodes[0] ?? usualPeriode({ perimetre, ...beside }, ctx.today);
  const [graphe] = graphes;
  const comparaison = compared && comparaisonOf(compared, periode);
  return {
    query: {
      perimetre,
      periode,
      filtres,
      ...(comparaison && { comparaison }),
      ...(graphe !== undefined && { graphe }),
    },
  };
}

/** A territory is told by whole months: the last one that is over. */
function usualPeriode(asked: Pick<StatsQuery, 'perimetre' | 'comparaison'>, today: string): Periode {
  return touchesTerritoire(asked) ? moisDernier(today) : lastThirtyDays(today);
}

export function lastThirtyDays(today: string): Periode {
  return periodeDe({ from: addDays(today, -29), to: today });
}

/** Colleagues named are of one's teams. */
function whoseByDefault({ mediateur }: Filtres): Perimetre {
  return mediateur === undefined ? { is: 'moi' } : { is: 'equipe' };
}

function comparaisonOf(vs: Vs, periode: Periode): Comparaison {
  if (vs.is === 'avant') return { is: 'periode', periode: periodeAvant(periode) };
  return vs.is === 'an' ? { is: 'periode', periode: unAnAvant(periode) } : vs;
}

function distinct<T>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function merged(all: Lu['filtres']): Filtres {
  const byName = Map.groupBy(all, ([name]) => name);
  return Object.fromEntries(
    FILTRES.flatMap((name) => {
      const codes = byName.get(name)?.flatMap(([, own]) => own);
      return codes ? [[name, [...new Set(codes)]]] : [];
    }),
  );
}
