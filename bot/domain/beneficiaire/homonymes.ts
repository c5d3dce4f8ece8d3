// What tells people of one name apart: year of birth, commune, last time seen, end of the phone number; only as much as it takes.
import { sayDate } from '#bot/forms/dates.ts';
import { fold } from '#bot/forms/words.ts';
import type { Entree } from './entree.ts';
import { sayTelephone } from './telephone.ts';

export interface Distingue {
  readonly entree: Entree;
  /** « 1952 », « Quimper (29) », « vue hier »; none for a name that nobody else has. */
  readonly signes: readonly string[];
}

type Signe = (entree: Entree, today: string) => string | undefined;

const SIGNES: readonly Signe[] = [
  ({ annee }) => (annee === undefined ? undefined : String(annee)),
  ({ commune }) => commune,
  ({ vu }, today) => (vu === undefined ? undefined : `dernière fois ${dayOf(vu, today)}`),
  ({ telephone }) => telephone && `tél. … ${sayTelephone(telephone).slice(-5)}`,
];

/** The first two are shown wherever they differ; the others only to those still alike. */
const ALWAYS = 2;

/** In the order given. */
export function distinguish(entries: readonly Entree[], today: string): readonly Distingue[] {
  const groups = Map.groupBy(entries, nameOf);
  const signes = new Map([...groups.values()].flatMap((group) => signesOf(group, today)));
  return entries.map((entree) => ({ entree, signes: signes.get(entree) ?? [] }));
}

const nameOf = ({ prenom, nom }: Entree): string => fold(`${prenom} ${nom}`);

function signesOf(
  group: readonly Entree[],
  today: string,
): readonly (readonly [Entree, readonly string[]])[] {
  let known = group.map((entree) => [entree, [] as readonly string[]] as const);
  for (const [index, signe] of SIGNES.entries()) {
    const seen = known.map(([, signes]) => signes.join('\n'));
    const differ = new Set(group.map((entree) => signe(entree, today))).size > 1;
    known = known.map(([entree, signes], at) => {
      const said = signe(entree, today);
      const alike = seen.indexOf(seen[at] ?? '') !== seen.lastIndexOf(seen[at] ?? '');
      return [entree, differ && said !== undefined && (index < ALWAYS || alike) ? [...signes, said] : signes];
    });
  }
  return known;
}

function dayOf(vu: string, today: string): string {
  const said = sayDate(vu, today);
  return /^(?:hier|demain|aujourd)/.test(said) ? said : `le ${said.replace(/^[a-z]+di |^dimanche /, '')}`;
}
