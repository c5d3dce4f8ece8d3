// The law of delivery: in order, at least once, and never past a record that is neither handled nor parked.
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliver, type StreamConsumer, type StreamProblem } from '#local/stream-delivery.ts';

const recordsOf = (count: number): readonly DynamoDBRecord[] =>
  Array.from({ length: count }, (_, i) => ({ dynamodb: { SequenceNumber: `${i}` } }));

const never = new AbortController().signal;

/** What the handler does at each call: passes, throws, reports a stranger, or stops at a position of its batch. */
type Mood = 'passes' | 'throws' | 'stranger' | number;

const someMood: fc.Arbitrary<Mood> = fc.oneof(
  fc.constant('passes' as const),
  fc.constant('throws' as const),
  fc.constant('stranger' as const),
  fc.nat({ max: 20 }),
);

interface Run {
  readonly seen: string[];
  readonly parked: string[];
  readonly places: string[];
}

async function run(count: number, moods: readonly Mood[]): Promise<Run> {
  const result: Run = { seen: [], parked: [], places: [] };
  let call = 0;
  const consumer: StreamConsumer = {
    name: 'essai',
    batchSize: 7,
    attempts: 3,
    retryPause: 0,
    onProblem: (problem: StreamProblem) =>
      problem.is === 'parked' && result.parked.push(problem.sequenceNumber),
    async handler({ Records }) {
      const mood = moods[call] ?? 'passes';
      call += 1;
      if (mood === 'throws') throw new Error('panne');
      if (mood === 'stranger') return { batchItemFailures: [{ itemIdentifier: 'inconnu' }] };
      const numbers = Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '');
      const from = mood === 'passes' || mood >= numbers.length ? numbers.length : mood;
      result.seen.push(...numbers.slice(0, from));
      return { batchItemFailures: numbers.slice(from).map((itemIdentifier) => ({ itemIdentifier })) };
    },
  };
  const onHandled = (sequenceNumber: string) => result.places.push(sequenceNumber);
  await deliver({ consumer, records: recordsOf(count), signal: never, onHandled });
  return result;
}

describe('delivery', () => {
  it('hands over every record once, in order, or parks it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 30 }), fc.array(someMood, { maxLength: 30 }), async (count, moods) => {
        const { seen, parked, places } = await run(count, moods);
        const numbers = seen.map(Number);
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
        expect(new Set(seen).size).toBe(seen.length);
        expect([...seen, ...parked].map(Number).toSorted((a, b) => a - b)).toEqual([...Array(count).keys()]);
        expect(places.at(-1)).toBe(count === 0 ? undefined : `${count - 1}`);
      }),
    );
  });

  it('tries a record alone, three times, before it parks it', async () => {
    // Seven are halved to four, two, one: three failures before the first record is alone.
    const throwing = (times: number) =>
      run(
        7,
        Array.from({ length: times }, () => 'throws' as const),
      );
    expect(await throwing(5)).toMatchObject({ parked: [], seen: ['0', '1', '2', '3', '4', '5', '6'] });
    expect(await throwing(6)).toMatchObject({ parked: ['0'], seen: ['1', '2', '3', '4', '5', '6'] });
  });

  it('reports nothing handled once it is called off', async () => {
    const closing = new AbortController();
    const places: string[] = [];
    const handler = async () => {
      closing.abort();
      throw new Error('panne');
    };
    await deliver({
      consumer: { name: 'essai', handler },
      records: recordsOf(3),
      signal: closing.signal,
      onHandled: (place) => places.push(place),
    });
    expect(places).toEqual([]);
  });
});
