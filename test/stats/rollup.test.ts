// A rollup kept as one text: read again it is the same, whatever the words, the people and the order.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sumOf } from '#bot/stats/compteurs.ts';
import {
  emptyRollup,
  packCounters,
  packRollup,
  sumRollups,
  unpackCounters,
  unpackRollup,
} from '#bot/stats/rollup.ts';

const word = fc.constantFrom('email', 'a.b', 'é«', 'carte grise', '', 'x,y', '2*3', '__proto__x');
const name = fc.oneof(
  fc.constantFrom('activites', 'minutes'),
  fc.tuple(fc.constantFrom('thematiques', 'tags', 'lieu/type'), word).map((parts) => parts.join('.')),
);
const counters = fc
  .dictionary(name, fc.integer({ min: 1, max: 9999 }), { maxKeys: 8 })
  .map((c) => sumOf([c]));
const visit = fc
  .tuple(
    fc.constantFrom('b1', 'efface.x2', 'p1.mattermost.001'),
    fc.constantFrom('01', '19', '31'),
    fc.subarray(['autonomie.autonome', 'commune.29232', 'genre.feminin']),
  )
  .map(([person, day, facts]) => [person, day, ...facts].join(' '));
const visits = fc.dictionary(visit, fc.integer({ min: 1, max: 3 }), { maxKeys: 6 }).map((p) => sumOf([p]));
const rollup = fc.record({ c: counters, p: visits });

it('reads as it was written', () => {
  fc.assert(
    fc.property(rollup, (one) => {
      expect(unpackRollup(packRollup(one))).toEqual(one);
      expect(unpackCounters(packCounters(one.c))).toEqual(one.c);
    }),
  );
});

it('is the same text in whatever order it was made', () => {
  fc.assert(
    fc.property(fc.array(rollup, { maxLength: 5 }), (all) => {
      expect(packRollup(sumRollups(all.toReversed()))).toBe(packRollup(sumRollups(all)));
    }),
  );
});

it('of nothing is short', () => {
  expect(packRollup(emptyRollup)).toBe('{"c":{}}');
  expect(unpackRollup('{"c":{}}')).toEqual(emptyRollup);
});
