// The figures that an activity changes beyond its author's own: territories, people's visits, mediators' new people; in each generation kept up.
import * as z from 'zod';
import type { Deps, Item, Key, WriteAction } from '#bot/ports.ts';
import { type Counters, sumOf } from '#bot/stats/compteurs.ts';
import { type Change, type Consequences, consequencesOf, slot, slotParts } from '#bot/stats/consequences.ts';
import { among, type CraReduit, movedBetween, type Visite, visitesOf } from '#bot/stats/cra-reduit.ts';
import { packCounters, unpackCounters } from '#bot/stats/rollup.ts';
import { keyOf } from './keys.ts';
import { packedIn, readAll, replacePacked } from './packed.ts';
import { type Reduit, reduitText } from './reduits.ts';
import { differencesOf, territoryActions } from './territoires.ts';

/** What is held of an activity, and what it is now. */
export interface Moved {
  readonly held: Reduit | undefined;
  readonly after: CraReduit | undefined;
}

type WiderDeps = Pick<Deps, 'table' | 'clock'>;

/** The actions that make them follow, in each generation from what that one holds. */
export async function widerActions(
  moved: readonly Moved[],
  generations: readonly string[],
  deps: WiderDeps,
): Promise<readonly WriteAction[]> {
  const each = await Promise.all(generations.map((g) => actionsIn(g, changesIn(g, moved), deps)));
  return each.flat();
}

function changesIn(g: string, moved: readonly Moved[]): readonly Change[] {
  return moved
    .filter(({ held, after }) => !held?.generations.includes(g) || held.text !== (after && reduitText(after)))
    .map(({ held, after }) => moving(held?.generations.includes(g) ? held.reduit : undefined, after));
}

/** Those who stay as they are are not read: of a full room, one person may be another. */
function moving(before: CraReduit | undefined, after: CraReduit | undefined): Change {
  const moved = new Set(movedBetween(before, after));
  const isOne = (personne: string) => moved.has(personne);
  return { before: before && among(before, isOne), after: after && among(after, isOne) };
}

async function actionsIn(
  g: string,
  changes: readonly Change[],
  deps: WiderDeps,
): Promise<readonly WriteAction[]> {
  if (changes.length === 0) return [];
  const keys = knownKeys(g, changes);
  const read = await readAll([...keys.visites.values(), ...keys.presences.values()], deps);
  const caused = consequencesOf(changes, knownIn(keys, read));
  const differences = differencesOf(g, caused.rollups);
  const nouveaux = [...caused.nouveaux].map(([key, delta]) => ({ key: nouveauxKey(g, key), delta }));
  const sums = await readAll(
    [...differences, ...nouveaux].map(({ key }) => key),
    deps,
  );
  return [
    ...territoryActions(differences, sums, deps),
    ...nouveaux.flatMap(({ key, delta }) => addNouveaux(key, delta, { read: sums, ...deps })),
    ...knownActions(keys, { read, caused }, deps),
  ];
}

interface KnownKeys {
  /** By person. */
  readonly visites: ReadonlyMap<string, Key>;
  /** By slot of mediator and month. */
  readonly presences: ReadonlyMap<string, Key>;
}

function knownKeys(g: string, changes: readonly Change[]): KnownKeys {
  const cras = changes.flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  const slots = cras.map(({ auteur, date }) => slot(auteur, date.slice(0, 7)));
  return {
    visites: new Map(
      cras
        .flatMap((cra) => [...visitesOf(cra).keys()])
        .map((personne) => [personne, keyOf.visites(g, personne)]),
    ),
    presences: new Map(slots.map((key) => [key, presenceKey(g, key)])),
  };
}

function presenceKey(g: string, key: string): Key {
  const [auteur = '', month = ''] = slotParts(key);
  return keyOf.presence(g, auteur, month);
}

function nouveauxKey(g: string, key: string): Key {
  const [auteur = '', year = ''] = slotParts(key);
  return keyOf.nouveaux(g, auteur, year);
}

const visitesSchema = z.array(
  z.object({
    cra: z.string(),
    auteur: z.string(),
    date: z.string(),
    creeLe: z.number(),
    type: z.string(),
    part: z.string(),
    commune: z.string().optional(),
    epci: z.string().optional(),
    visite: z.string().optional(),
  }),
);

/** A person's visits, the first ones first. */
export function visitesIn(text: string | undefined): readonly Visite[] {
  return text === undefined ? [] : (visitesSchema.parse(JSON.parse(text)) as readonly Visite[]);
}

function knownIn(
  { visites, presences }: KnownKeys,
  read: readonly Item[],
): Pick<Consequences, 'visites' | 'presences'> {
  return {
    visites: new Map(
      [...visites].map(([personne, key]) => [personne, visitesIn(packedIn({ ...VISITES, key, read }))]),
    ),
    presences: new Map(
      [...presences].map(([at, key]) => {
        const text = packedIn({ ...PRESENCE, key, read });
        return [at, text === undefined ? {} : unpackCounters(text)];
      }),
    ),
  };
}

const VISITES = { entity: 'visites' } as const;
const PRESENCE = { entity: 'presence' } as const;
const NOUVEAUX = { entity: 'nouveaux' } as const;

/** Somebody with no visit any more has no record: nothing of her id is kept. */
function knownActions(
  keys: KnownKeys,
  { read, caused }: { readonly read: readonly Item[]; readonly caused: Consequences },
  deps: WiderDeps,
): readonly WriteAction[] {
  return [
    ...[...caused.visites].flatMap(([personne, visites]) => {
      const key = keys.visites.get(personne);
      const text = visites.length === 0 ? undefined : JSON.stringify(visites);
      return key ? replacePacked({ ...VISITES, key, read }, text, deps) : [];
    }),
    ...[...caused.presences].flatMap(([at, presence]) => {
      const key = keys.presences.get(at);
      return key ? replacePacked({ ...PRESENCE, key, read }, packCounters(presence), deps) : [];
    }),
  ];
}

function addNouveaux(
  key: Key,
  delta: Counters,
  { read, clock }: { readonly read: readonly Item[] } & Pick<Deps, 'clock'>,
): readonly WriteAction[] {
  const text = packedIn({ ...NOUVEAUX, key, read });
  const sum = sumOf([text === undefined ? {} : unpackCounters(text), delta]);
  return replacePacked({ ...NOUVEAUX, key, read }, packCounters(sum), { clock });
}
