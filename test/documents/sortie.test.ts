// Files that are written while something fails, or is slow: nothing is thought whole that is not, nothing piles up.
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { drained, push, writeThrough } from '#bot/documents/sortie.ts';
import { writeClasseur } from '#bot/documents/tableur/classeur.ts';
import { writeCsv } from '#bot/documents/tableur/write-csv.ts';

/** A disk with room for so many bytes. */
function disk(room: number): Writable {
  let used = 0;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      used += chunk.length;
      done(used > room ? new Error('ENOSPC') : null);
    },
  });
}

function* rows(count: number): Generator<readonly string[]> {
  for (let at = 0; at < count; at += 1) yield [`ligne ${at} ${Math.sin(at)}`, 'x'.repeat(50)];
}

async function* cut(): AsyncGenerator<readonly string[]> {
  yield* rows(2_000);
  throw new Error('the base is down');
}

const WRITERS = [
  [
    'a workbook',
    (lignes: AsyncIterable<readonly string[]> | Iterable<readonly string[]>, to: Writable) =>
      writeClasseur([{ nom: 'Activités', colonnes: [{ entete: 'a' }, { entete: 'b' }], lignes }], to),
  ],
  [
    'a text file',
    (lignes: AsyncIterable<readonly string[]> | Iterable<readonly string[]>, to: Writable) =>
      writeCsv({ entetes: ['a', 'b'], lignes }, to),
  ],
] as const;

describe.each(WRITERS)('%s', (_what, write) => {
  it('fails with the disk that is full', async () => {
    await expect(write(rows(20_000), disk(20_000))).rejects.toThrow('ENOSPC');
  });

  it('fails with what it reads, and closes the file before its end', async () => {
    const to = disk(Number.POSITIVE_INFINITY);
    await expect(write(cut(), to)).rejects.toThrow('the base is down');
    expect([to.destroyed, to.writableFinished]).toEqual([true, false]);
  });

  it('reads no further than what a slow disk takes', async () => {
    let read = 0;
    const counted = function* () {
      for (const row of rows(60_000)) {
        read += 1;
        yield row;
      }
    };
    const slow = new Writable({ highWaterMark: 1024, write: () => undefined });
    const writing = write(counted(), slow);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(read).toBeLessThan(30_000);
    slow.destroy(new Error('given up'));
    await expect(writing).rejects.toThrow('given up');
  });
});

it('waits for a stream that has enough, and fails when it is closed meanwhile', async () => {
  const stream = new Writable({ highWaterMark: 4, write: (_chunk, _encoding, done) => setTimeout(done, 20) });
  await push(stream, 'abcdefgh');
  expect(stream.writableLength).toBe(0);
  stream.write('abcdefgh');
  const waiting = drained(stream);
  stream.destroy();
  await expect(waiting).rejects.toThrow('closed before its end');
});

it('is done when all has arrived', async () => {
  const arrived: string[] = [];
  const to = new Writable({
    write(chunk: Buffer, _encoding, done) {
      arrived.push(chunk.toString());
      setTimeout(done, 5);
    },
  });
  const finished = once(to, 'finish');
  await writeThrough(to, (into) => push(into, 'bonjour'));
  await finished;
  expect(arrived.join('')).toBe('bonjour');
});
