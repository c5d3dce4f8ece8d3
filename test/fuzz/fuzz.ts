// Throws so many generated bodies, spread on the doors, and gives what went wrong: each can be thrown again by its number.
import { hasard } from '#test/support/foule.ts';
import { DOORS, type Door, throwAt } from './throws.ts';
import { openWorld, type World } from './world.ts';

export interface Found {
  readonly door: Door;
  readonly number: number;
  readonly what: string;
}

export interface Fuzzing {
  readonly bodies: number;
  readonly seed: number;
  /** The doors that bodies are thrown at: ours, but where a test puts others. */
  readonly open?: () => Promise<World>;
  readonly onProgress?: (done: number, found: number) => void;
}

/** After so many, another world: what valid bodies left in the first would grow without end. */
const PER_WORLD = 20_000;
/** More says nothing more. */
const ENOUGH = 20;

export async function fuzz({
  bodies,
  seed,
  open = openWorld,
  onProgress,
}: Fuzzing): Promise<readonly Found[]> {
  const found: Found[] = [];
  let world: World | undefined;
  for (let number = 0; number < bodies && found.length < ENOUGH; number += 1) {
    if (number % PER_WORLD === 0) {
      world = await open();
      onProgress?.(number, found.length);
    }
    const door = DOORS[number % DOORS.length];
    if (!world || !door) break;
    const what = await throwAt(door, world, hasard(seed + number));
    if (what !== undefined) found.push({ door, number, what });
  }
  return found;
}
