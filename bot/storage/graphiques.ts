// What a chart shows, sealed as long as its picture may be fetched, and the picture once it was drawn. No chart names a person.
import * as z from 'zod';
import { readLink, signLink } from '#bot/conversations/lien.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import type { Deps } from '#bot/ports.ts';
import { keyOf } from './keys.ts';
import { expireAt, parseRecord } from './record.ts';

type Keeping = Pick<Deps, 'table' | 'keyring' | 'clock' | 'newId' | 'ticketKeys' | 'publicUrl'>;
type Finding = Pick<Deps, 'table' | 'keyring' | 'clock' | 'ticketKeys'>;

export interface StoredGraphique {
  readonly id: string;
  /** Milliseconds since 1970: neither it nor its picture is there any more. */
  readonly until: number;
  /** As it was given, to be read strictly. */
  readonly graphique: unknown;
}

export const GRAPHIQUES = '/graphiques/';
const PAGE = 'graphique';
/** As long as the message that shows it is likely to be looked at. */
export const GRAPHIQUE_LIFE = 30 * 60 * 1000;

const pictureNameOf = (id: string): string => `graphiques/${id}.png`;

const schema = z.object({ scelle: z.string() });

/**
 * The address of its picture, which servers and browsers fetch as often as they like, without cookies. Its words may be those of whoever
 * asked for it, a tag or a place: they are sealed under their key.
 */
export async function keepGraphique(acteur: string, graphique: object, deps: Keeping): Promise<string> {
  const { table, keyring, clock, newId, ticketKeys, publicUrl } = deps;
  const [id, until] = [newId(), clock() + GRAPHIQUE_LIFE];
  const scelle = await keyring.seal(acteur, JSON.stringify(graphique));
  await table.write([
    { put: { ...keyOf.graphique(id), entity: 'graphique', v: 1, scelle, ...expireAt(until) } },
  ]);
  const data = { id, until: String(until) };
  return `${publicUrl}${GRAPHIQUES}${signLink({ page: PAGE, data, until, nonce: id }, ticketKeys)}.png`;
}

/** What a path is the picture of; undefined for one that was altered, is of another page, or is too old. */
export async function findGraphique(path: string, deps: Finding): Promise<StoredGraphique | undefined> {
  const token = path.startsWith(GRAPHIQUES) && path.endsWith('.png') ? path.slice(GRAPHIQUES.length, -4) : '';
  const data = readLink(token, { page: PAGE, keys: deps.ticketKeys, now: deps.clock() });
  if (typeof data?.id !== 'string') return undefined;
  const [kept] = await deps.table.get([keyOf.graphique(data.id)]);
  if (!kept) return undefined;
  const words = await deps.keyring.open(parseRecord('graphique', schema, kept).scelle);
  return { id: data.id, until: Number(data.until), graphique: JSON.parse(words) };
}

/** Drawn at most once, in all likelihood: the same chart drawn twice is the same picture. */
export async function pictureOf(
  { id, until }: StoredGraphique,
  draw: () => Promise<Uint8Array>,
  { files }: Pick<JobDeps, 'files'>,
): Promise<Uint8Array> {
  const there = await files.read(pictureNameOf(id));
  if (there) return there;
  const drawn = await draw();
  await files.create(pictureNameOf(id), drawn, until);
  return drawn;
}
