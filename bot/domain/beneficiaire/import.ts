// What becomes of each row of an imported file: who is created, who is completed, who is left out, as the mediator agreed.
import type { Answers } from '#bot/forms/field.ts';
import { surelySame } from './doublons.ts';
import type { Entree } from './entree.ts';
import { type PersonneLue, valuesDouteuses } from './personnes.ts';
import { identiteOf, type Rapport } from './rapport.ts';

/** What is done of people who may be there already; the first where nothing is said. */
export const SORTS_DES_DOUBLES = ['laisser', 'completer', 'creer'] as const;

export type SortDesDoubles = (typeof SORTS_DES_DOUBLES)[number];

/** What the mediator agrees to. */
export interface Choix {
  readonly nouvelles: boolean;
  readonly doubles: SortDesDoubles;
  /** Notes that may hold what must not be kept. */
  readonly douteux: boolean;
}

export interface LigneDePlan {
  /** Its place in the plan, from 0: whoever is created from it has an id made of it. */
  readonly rang: number;
  /** As a sheet keeps them. */
  readonly values: Answers;
  /** What is doubtful, for the sheet if the mediator says so. */
  readonly douteux?: Answers;
  /** Of somebody who may be there already: the sheet that it completes, where that is sure enough. */
  readonly double?: { readonly vers?: string };
}

/** Figures alone: what is kept in clear of what was read. */
export interface Comptes {
  readonly nouvelles: number;
  readonly doubles: number;
  /** Of the doubles, those whose sheet can be completed. */
  readonly completables: number;
  readonly refusees: number;
  /** People of whom something is left out. */
  readonly incompletes: number;
  readonly douteux: number;
}

/** What was done so far. */
export interface Bilan {
  readonly ajoutees: number;
  readonly completees: number;
  readonly laissees: number;
}

export const RIEN_ENCORE: Bilan = { ajoutees: 0, completees: 0, laissees: 0 };

/** Whoever is new first: a double of another row of the file comes after it. */
export function planOf(
  { nouvelles, doubles }: Rapport<Entree>,
  idDe: (rang: number) => string,
): readonly LigneDePlan[] {
  const versOf = makeTargets(nouvelles, idDe);
  return [
    ...nouvelles.map((personne, rang) => lineOf(personne, rang)),
    ...doubles.map((double, at) => {
      const vers = versOf(double);
      return {
        ...lineOf(double.personne, nouvelles.length + at),
        double: { ...(vers !== undefined && { vers }) },
      };
    }),
  ];
}

function lineOf(personne: PersonneLue, rang: number): LigneDePlan {
  const douteux = valuesDouteuses(personne);
  return { rang, values: personne.values, ...(Object.keys(douteux).length > 0 && { douteux }) };
}

type DoubleLu = Rapport<Entree>['doubles'][number];

type Noms = ReturnType<typeof identiteOf>;

/** The sheet that a double completes: the likeliest one, if it is one's own, or the one that an earlier row makes or completes. */
function makeTargets(
  nouvelles: readonly PersonneLue[],
  idDe: (rang: number) => string,
): (double: DoubleLu) => string | undefined {
  const idOfRow = new Map(nouvelles.map(({ ligne }, rang) => [ligne.numero, idDe(rang)]));
  // As the sheets become, row after row: what one row adds, another must not contradict.
  const sheets = new Map<string, Noms>(nouvelles.map(({ values }, rang) => [idDe(rang), identiteOf(values)]));
  return ({ personne, avec: [first], lignes: [row] }) => {
    if (first?.fiche.par !== undefined) return undefined;
    const id = first ? first.fiche.id : row === undefined ? undefined : idOfRow.get(row);
    const sheet = id === undefined ? undefined : (sheets.get(id) ?? first?.fiche);
    const own = identiteOf(personne.values);
    if (id === undefined || !sheet || !surelySame(own, sheet)) return undefined;
    idOfRow.set(personne.ligne.numero, id);
    sheets.set(id, { ...own, ...sheet });
    return id;
  };
}

export function comptesOf(
  { nouvelles, doubles, refusees }: Rapport<Entree>,
  plan: readonly LigneDePlan[],
): Comptes {
  const lues = [...nouvelles, ...doubles.map(({ personne }) => personne)];
  return {
    nouvelles: nouvelles.length,
    doubles: doubles.length,
    completables: plan.filter(({ double }) => double?.vers !== undefined).length,
    refusees: refusees.length,
    incompletes: lues.filter(({ ecarts }) => ecarts.length > 0).length,
    douteux: plan.filter(({ douteux }) => douteux !== undefined).length,
  };
}

/** What is done of a row; `vers` is whom it completes. */
export type Sort = { readonly is: 'creer' | 'laisser' } | { readonly is: 'completer'; readonly vers: string };

export function sortOf({ double }: LigneDePlan, { nouvelles, doubles }: Choix): Sort {
  if (!double) return { is: nouvelles ? 'creer' : 'laisser' };
  if (doubles !== 'completer') return { is: doubles };
  return double.vers === undefined ? { is: 'laisser' } : { is: 'completer', vers: double.vers };
}

/** How many rows would be written. */
export function countAgreed(comptes: Comptes, { nouvelles, doubles }: Choix): number {
  const of = { laisser: 0, completer: comptes.completables, creer: comptes.doubles };
  return (nouvelles ? comptes.nouvelles : 0) + of[doubles];
}

export function valuesOf({ values, douteux }: LigneDePlan, choix: Choix): Answers {
  return choix.douteux ? { ...values, ...douteux } : values;
}
