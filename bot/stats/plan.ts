// How a question is answered: which figures kept ready are read, which activities are counted again, and what is not answered. Pure.
import { type Presence, presencesIn } from '#bot/domain/equipe.ts';
import type { Periode } from '#bot/domain/periodes.ts';
import { departementsOf, type QuelTerritoire } from '#bot/domain/territoire/quel.ts';
import { addMonths } from '#bot/forms/calendar.ts';
import { addDays, daysBetween } from '#bot/forms/dates.ts';
import type { StatsContext } from './contexte.ts';
import { FRANCE } from './cra-reduit.ts';
import { surLaGrille } from './grille.ts';
import { type Filtres, filtresOf, type NomFiltre, type StatsQuery, touchesTerritoire } from './query.ts';

/** Months are YYYY-MM, days YYYY-MM-DD, both included. */
interface Bounds {
  readonly from: string;
  readonly to: string;
}

/** The parts of months: types and places that are kept; any where none is named. */
export interface Parts {
  readonly types?: readonly string[];
  readonly lieux?: readonly string[];
}

export type Lecture =
  /** Whole months of somebody's figures; of their parts where some are named. */
  | ({ readonly is: 'mois'; readonly acteur: string; readonly parts?: Parts } & Bounds)
  /** What was said in words in whole months. */
  | ({ readonly is: 'mots'; readonly acteur: string } & Bounds)
  /** Days of somebody's activities, counted again. */
  | ({ readonly is: 'cras'; readonly acteur: string } & Bounds)
  /** Whole months of a territory: of its whole, or of one type. */
  | ({ readonly is: 'territoire'; readonly perimetre: string; readonly type?: string } & Bounds)
  /** One month of what a département's figures are made of, counted again; within a narrower perimeter where one is named. */
  | { readonly is: 'reduits'; readonly departement: string; readonly month: string; readonly dans?: string };

export interface Plan {
  /** The days that are answered for: those asked, but for a territory and what is compared to one (`grille.ts`). */
  readonly periode: Periode;
  readonly elargie: boolean;
  readonly filtres: Filtres;
  readonly lectures: readonly Lecture[];
  /** What is told in words is one's own, and may be private. */
  readonly prive: boolean;
  readonly mots: boolean;
  readonly delais: boolean;
  /** So much is counted again that it is a job's. */
  readonly long: boolean;
}

export type PlanLu = { readonly plan: Plan } | { readonly refus: string };

/** What is asked beside counters. */
export interface Besoins {
  readonly mots?: boolean;
  readonly delais?: boolean;
}

/** Days of activities, of one person, that are counted again while somebody waits. */
const MOST_DAYS = 1000;
/** Months of a département that are. */
const MOST_MONTHS = 3;

export function planOf(query: StatsQuery, ctx: StatsContext, besoins: Besoins = {}): PlanLu {
  const { perimetre } = query;
  if (perimetre.is === 'territoire') return territoirePlan(query, perimetre, ctx);
  if (perimetre.is === 'equipe' && query.filtres.beneficiaire)
    return { refus: 'Le filtre beneficiaire= ne vaut que pour vos propres chiffres.' };
  const periode = touchesTerritoire(query) ? surLaGrille(query.periode) : query.periode;
  const lectures = presencesOf({ ...query, periode }, ctx).flatMap((presence) =>
    lecturesOf(presence, query, besoins),
  );
  const counted = lectures.reduce(
    (days, one) => days + (one.is === 'cras' ? daysBetween(one.from, one.to) + 1 : 0),
    0,
  );
  return {
    plan: {
      periode,
      elargie: periode !== query.periode,
      filtres: query.filtres,
      lectures,
      prive: perimetre.is === 'moi',
      mots: besoins.mots === true,
      delais: besoins.delais === true,
      long: counted > MOST_DAYS,
    },
  };
}

/** Whose days are counted: nobody's where the perimeter is empty, never everybody's. */
export function presencesOf(
  { perimetre, periode, filtres }: StatsQuery,
  ctx: StatsContext,
): readonly Presence[] {
  const { from, to } = periode;
  const chosen = ({ acteur }: { readonly acteur: string }) => filtres.mediateur?.includes(acteur) ?? true;
  if (perimetre.is !== 'equipe') return [{ acteur: ctx.acteur, from, to }].filter(chosen);
  const equipes = ctx.equipes.filter(({ id }) => perimetre.id === undefined || perimetre.id === id);
  return presencesIn(equipes, { from, to }).filter(chosen);
}

/** What the parts of months tell apart. */
const BY_PARTS: readonly NomFiltre[] = ['type', 'lieu', 'mediateur'];

function lecturesOf(
  { acteur, from, to }: Presence,
  { filtres }: StatsQuery,
  { mots = false, delais = false }: Besoins,
): readonly Lecture[] {
  const whole = wholeMonths({ from, to });
  const parts = partsOf(filtres);
  const ready =
    !delais && filtresOf({ filtres }).every((name) => BY_PARTS.includes(name)) && !(mots && parts);
  if (!whole || !ready) return [{ is: 'cras', acteur, from, to }];
  const [first, last] = [`${whole.from}-01`, addDays(addMonths(`${whole.to}-01`, 1), -1)];
  return [
    { is: 'mois', acteur, ...whole, ...(parts && { parts }) },
    ...(mots ? [{ is: 'mots', acteur, ...whole } as const] : []),
    ...(from < first ? [{ is: 'cras', acteur, from, to: addDays(first, -1) } as const] : []),
    ...(last < to ? [{ is: 'cras', acteur, from: addDays(last, 1), to } as const] : []),
  ];
}

function partsOf({ type, lieu }: Filtres): Parts | undefined {
  if (!type && !lieu) return undefined;
  return { ...(type && { types: type }), ...(lieu && { lieux: lieu }) };
}

/** The whole months among these days. */
function wholeMonths({ from, to }: Bounds): Bounds | undefined {
  const first = from.endsWith('-01') ? from : addMonths(`${from.slice(0, 7)}-01`, 1);
  const next = addDays(to, 1);
  const last = addDays(`${next.slice(0, 7)}-01`, -1);
  return first < last ? { from: first.slice(0, 7), to: last.slice(0, 7) } : undefined;
}

/** Of territories, at most one of these, of one value: more would tell who is who. */
const DE_TERRITOIRE: readonly NomFiltre[] = ['type', 'thematique'];

function territoirePlan(query: StatsQuery, quel: QuelTerritoire, ctx: StatsContext): PlanLu {
  const names = filtresOf(query);
  const [name] = names;
  if (names.some((one) => !DE_TERRITOIRE.includes(one)))
    return { refus: 'D’un territoire, les filtres possibles sont type= et thematique=.' };
  if (names.length > 1 || (name && query.filtres[name]?.length !== 1))
    return { refus: 'D’un territoire, un seul filtre est possible, avec une seule valeur.' };
  const periode = surLaGrille(query.periode);
  const months = { from: periode.from.slice(0, 7), to: periode.to.slice(0, 7) };
  const [type] = query.filtres.type ?? [];
  const lectures =
    name === 'thematique'
      ? reduitLectures(quel, months, ctx)
      : perimetresOf(quel, ctx).map(
          (perimetre) =>
            ({ is: 'territoire', perimetre, ...months, ...(type !== undefined && { type }) }) as const,
        );
  if ('refus' in lectures) return lectures;
  return {
    plan: {
      periode,
      elargie: periode !== query.periode,
      filtres: query.filtres,
      lectures,
      prive: false,
      mots: false,
      delais: false,
      long: lectures.filter(({ is }) => is === 'reduits').length > MOST_MONTHS,
    },
  };
}

/** The perimeters whose figures make a territory's: a région's are those of its départements. */
function perimetresOf(quel: QuelTerritoire, { territoires }: StatsContext): readonly string[] {
  switch (quel.niveau) {
    case 'france':
      return [FRANCE];
    case 'region':
      return (departementsOf(quel, territoires) ?? []).map((code) => `DEP#${code}`);
    case 'departement':
      return [`DEP#${quel.code}`];
    case 'epci':
      return [`EPCI#${quel.code}`];
    case 'commune':
      return [`COM#${quel.code}`];
  }
}

/** Months of which activities are counted again, at most. */
const MOST_REDUITS = 24 * 13;

function reduitLectures(
  quel: QuelTerritoire,
  months: Bounds,
  ctx: StatsContext,
): readonly Lecture[] | { readonly refus: string } {
  const departements = departementsOf(quel, ctx.territoires);
  if (!departements)
    return {
      refus:
        'De la France entière, le filtre thematique= n’est pas possible : demandez un département ou une région.',
    };
  const all = monthsBetween(months);
  if (all.length * departements.length > MOST_REDUITS)
    return {
      refus: 'Avec ce filtre, la période est trop longue pour ce territoire : demandez-en une plus courte.',
    };
  const narrow = quel.niveau === 'epci' || quel.niveau === 'commune' ? perimetresOf(quel, ctx)[0] : undefined;
  return departements.flatMap((departement) =>
    all.map(
      (month) =>
        ({ is: 'reduits', departement, month, ...(narrow !== undefined && { dans: narrow }) }) as const,
    ),
  );
}

/** All of them, both included. */
export function monthsBetween({ from, to }: Bounds): readonly string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = addMonths(`${month}-01`, 1).slice(0, 7)) months.push(month);
  return months;
}
