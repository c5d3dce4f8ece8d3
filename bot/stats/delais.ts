// How long démarches take: for each person, from the day one is first named to the day it is finished.
import type { Cra } from '#bot/domain/cra/cra.ts';
import { dateOf } from '#bot/domain/cra/cra.ts';
import { daysBetween } from '#bot/forms/dates.ts';
import type { Option, RecordRow } from '#bot/forms/field.ts';
import { type Counters, sumOf } from './compteurs.ts';
import { askedValues } from './count.ts';
import { sameWord } from './count-fields.ts';

/** From the shortest; `upTo` in days. */
const TRANCHES = [
  { code: 'meme_jour', upTo: 0, label: 'Le jour même' },
  { code: 'une_semaine', upTo: 7, label: 'Une semaine au plus' },
  { code: 'un_mois', upTo: 31, label: 'Un mois au plus' },
  { code: 'trois_mois', upTo: 92, label: 'Trois mois au plus' },
  { code: 'plus', upTo: Number.POSITIVE_INFINITY, label: 'Plus de trois mois' },
] as const;

export const DELAIS: readonly Option[] = TRANCHES;

const FINISHED = 'finalisee';

interface Named {
  readonly demarche: string;
  readonly day: string;
  readonly done: boolean;
}

/** `delai.meme_jour` and its like. */
export function delaisOf(cras: Iterable<Pick<Cra, 'type' | 'values'>>): Counters {
  const named = Map.groupBy([...cras].flatMap(demarchesIn), ({ demarche }) => demarche);
  return sumOf([...named.values()].map(delaiOf));
}

function demarchesIn(cra: Pick<Cra, 'type' | 'values'>): readonly Named[] {
  const { personne, demarches } = askedValues(cra);
  if (typeof personne !== 'string' || !Array.isArray(demarches)) return [];
  const rows = demarches.filter((row): row is RecordRow => typeof row === 'object' && row !== null);
  return rows.flatMap(({ nom, etat }) => {
    if (nom === undefined) return [];
    return [{ demarche: `${personne} ${sameWord(nom)}`, day: dateOf(cra), done: etat === FINISHED }];
  });
}

/** Named again once finished, it is another one: the first end is the end. */
function delaiOf(days: readonly Named[]): Counters {
  const inOrder = days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const first = inOrder[0];
  const end = inOrder.find(({ done }) => done);
  if (!first || !end) return {};
  const lasted = daysBetween(first.day, end.day);
  const tranche = TRANCHES.find(({ upTo }) => lasted <= upTo) ?? TRANCHES[0];
  return { [`delai.${tranche.code}`]: 1 };
}
