// What a chart shows, kept as long as its picture may be fetched, and the picture once it was drawn. No chart names a person.
import { readLink, signLink } from '#bot/conversations/lien.ts';
import type { JobDeps } from '#bot/job-ports.ts';

type Keeping = Pick<JobDeps, 'files' | 'clock' | 'newId' | 'ticketKeys' | 'publicUrl'>;
type Finding = Pick<JobDeps, 'files' | 'clock' | 'ticketKeys'>;

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

const nameOf = (id: string): string => `graphiques/${id}.json`;
const pictureNameOf = (id: string): string => `graphiques/${id}.png`;

/** The address of its picture, which servers and browsers fetch as often as they like, without cookies. */
export async function keepGraphique(graphique: object, deps: Keeping): Promise<string> {
  const { files, clock, newId, ticketKeys, publicUrl } = deps;
  const [id, until] = [newId(), clock() + GRAPHIQUE_LIFE];
  await files.create(nameOf(id), new TextEncoder().encode(JSON.stringify(graphique)), until);
  const data = { id, until: String(until) };
  return `${publicUrl}${GRAPHIQUES}${signLink({ page: PAGE, data, until, nonce: id }, ticketKeys)}.png`;
}

/** What a path is the picture of; undefined for one that was altered, is of another page, or is too old. */
export async function findGraphique(path: string, deps: Finding): Promise<StoredGraphique | undefined> {
  const token = path.startsWith(GRAPHIQUES) && path.endsWith('.png') ? path.slice(GRAPHIQUES.length, -4) : '';
  const data = readLink(token, { page: PAGE, keys: deps.ticketKeys, now: deps.clock() });
  if (typeof data?.id !== 'string') return undefined;
  const kept = await deps.files.read(nameOf(data.id));
  if (!kept) return undefined;
  return { id: data.id, until: Number(data.until), graphique: JSON.parse(new TextDecoder().decode(kept)) };
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
