// What every `Files` does, whatever it is made of.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Files } from '#bot/job-ports.ts';
import type { Clock } from '#bot/ports.ts';

const START = Date.UTC(2026, 10, 27);
const LATER = START + 60_000;
const MIB = 1024 * 1024;

const noise = (length: number, seed = 0): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 167 + (index >> 8) * 101 + seed) & 0xff);

let names = 0;
/** Each clause has names of its own, so that one store serves them all. */
function newName(): string {
  names += 1;
  return `envois/2026/fiche-${names}.pdf`;
}

/** Plain bytes, for whatever kind of array holds them; `toEqual` would look at ten million one by one. */
const same = (a: Uint8Array | undefined, b: Uint8Array): boolean =>
  a !== undefined && Buffer.compare(a, b) === 0;

/** Declares the whole suite on the store that `open` gives, which lives by that clock. */
export function filesContract(open: (clock: Clock) => Promise<Files>): void {
  let now = START;
  let files: Files;
  beforeAll(async () => {
    files = await open(() => now);
  });

  describe('what is created', () => {
    it.each([
      ['nothing', new Uint8Array()],
      ['every byte', noise(256)],
      ['line ends', Buffer.from('\r\n\n\r123\n')],
      ['10 MB', noise(10 * MIB)],
    ])('is read byte for byte: %s', async (_, bytes) => {
      const name = newName();
      expect(await files.create(name, bytes, LATER)).toBe(true);
      expect(same(await files.read(name), bytes)).toBe(true);
    });

    it('stays: the first writer wins, with its own end', async () => {
      const name = newName();
      expect(await files.create(name, noise(10, 1), LATER)).toBe(true);
      expect(await files.create(name, noise(20, 2), LATER + 60_000)).toBe(false);
      expect(same(await files.read(name), noise(10, 1))).toBe(true);
      now = LATER;
      expect(await files.read(name)).toBeUndefined();
      now = START;
    });

    it('is one alone, whoever comes at once, and is never seen in part', async () => {
      const name = newName();
      const all = Array.from({ length: 8 }, (_, index) => noise(MIB, index));
      const looks = Array.from({ length: 20 }, () => files.read(name));
      const [won, seen] = await Promise.all([
        Promise.all(all.map((bytes) => files.create(name, bytes, LATER))),
        Promise.all(looks),
      ]);
      expect(won.filter(Boolean)).toHaveLength(1);
      const winner = all[won.indexOf(true)] ?? noise(0);
      expect(same(await files.read(name), winner)).toBe(true);
      for (const bytes of seen) expect(bytes === undefined || same(bytes, winner)).toBe(true);
    });

    it('is gone at its end, not before', async () => {
      const name = newName();
      await files.create(name, noise(10), LATER);
      now = LATER - 1;
      expect(same(await files.read(name), noise(10))).toBe(true);
      now = LATER;
      expect(await files.read(name)).toBeUndefined();
      now = START;
    });

    it('is gone once removed, as often as that is asked, and its name is free', async () => {
      const name = newName();
      await files.create(name, noise(10, 1), LATER);
      await files.remove(name);
      await files.remove(name);
      expect(await files.read(name)).toBeUndefined();
      expect(await files.create(name, noise(10, 2), LATER)).toBe(true);
      expect(same(await files.read(name), noise(10, 2))).toBe(true);
    });
  });

  it('are listed by their folder, all of them, and those of no other', async () => {
    const folder = newName();
    const inside = Array.from({ length: 25 }, (_, n) => `${folder}/${n}`);
    for (const name of [...inside, `${folder}-autre/1`, folder]) await files.create(name, noise(1), LATER);
    await files.remove(`${folder}/3`);
    const listed: string[] = [];
    for await (const name of files.list(folder)) listed.push(name);
    expect(listed.toSorted()).toEqual(inside.filter((name) => name !== `${folder}/3`).toSorted());
    for await (const name of files.list(newName())) expect(name).toBeUndefined();
  });

  it('what never was is not there, and is removed without a word', async () => {
    const name = newName();
    expect(await files.read(name)).toBeUndefined();
    await files.remove(name);
  });

  it('names that begin alike are others', async () => {
    const folder = newName();
    const all = ['', '/a', '/a/b', '/a.b', '/a-b', '/a/b/c'].map((end) => folder + end);
    for (const [index, name] of all.entries()) {
      expect(await files.create(name, noise(5, index), LATER)).toBe(true);
    }
    for (const [index, name] of all.entries()) {
      expect(same(await files.read(name), noise(5, index))).toBe(true);
    }
  });

  it.each([
    '',
    '.',
    '..',
    '/',
    '/a',
    'a/',
    'a//b',
    '../a',
    'a/../b',
    'a/./b',
    '.a',
    'a/.b',
    'a b',
    'é',
    'a\\b',
    'a\0',
    'a,b',
    'a%2fb',
    'a'.repeat(201),
  ])('a name that is none is refused by all: %j', async (name) => {
    const calls = [
      () => files.create(name, noise(1), LATER),
      () => files.read(name),
      () => files.remove(name),
      () => files.list(name)[Symbol.asyncIterator]().next(),
    ];
    for (const call of calls) await expect((async () => call())()).rejects.toThrow(RangeError);
  });

  it('does what a list of names would, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCall, { maxLength: 12 }), async (calls) => {
        const model = listedFiles();
        const folder = newName();
        for (const call of calls) {
          const placed = { ...call, name: `${folder}/${call.name}` };
          expect(await outcome(files, placed)).toEqual(await outcome(model, placed));
        }
      }),
      { numRuns: 30 },
    );
  });
}

interface Call {
  readonly does: Exclude<keyof Files, 'list'>;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const anyCall: fc.Arbitrary<Call> = fc.record({
  does: fc.constantFrom('create', 'read', 'remove'),
  name: fc.constantFrom('a', 'b', 'a/b'),
  bytes: fc.uint8Array({ maxLength: 20 }),
});

function listedFiles(): Files {
  const kept = new Map<string, Uint8Array>();
  return {
    create: async (name, bytes) => {
      if (kept.has(name)) return false;
      kept.set(name, bytes);
      return true;
    },
    read: async (name) => kept.get(name),
    remove: async (name) => {
      kept.delete(name);
    },
    async *list() {
      yield* kept.keys();
    },
  };
}

async function outcome(files: Files, { does, name, bytes }: Call): Promise<unknown> {
  if (does === 'create') return files.create(name, bytes, LATER);
  if (does === 'remove') return files.remove(name);
  const read = await files.read(name);
  return read && [...read];
}
