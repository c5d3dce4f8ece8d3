// Keys: one a record, readable text of ASCII, sorted as what they stand for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateKey, draftKey, OUTBOX_SHARDS, openKey, outboxIndex, QUARTER } from '#bot/storage/indexes.ts';
import { keyOf, rangeOf } from '#bot/storage/keys.ts';

const id = fc.stringMatching(/^[0-9a-z]{26}$/);
const acteur = id.map((one) => `mattermost.${one}`);
const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const moment = fc.integer({ min: 0, max: 4_102_444_800_000 });
const part = fc.record({ acteur, id, date, moment, rev: fc.integer({ min: 1, max: 999_999 }) });

type Part = typeof part extends fc.Arbitrary<infer P> ? P : never;

const keysOf = (p: Part) => [
  keyOf.profil(p.acteur),
  keyOf.head(p.acteur),
  keyOf.cra(p.acteur, p.id),
  keyOf.notes(p.acteur, p.id),
  keyOf.supprime(p.acteur, p.id),
  keyOf.conversation(p.acteur, p.id),
  keyOf.outbox(p.acteur, { cra: p.id, rev: p.rev, chunk: 0 }),
  keyOf.outbox(p.acteur, { cra: p.id, rev: p.rev, chunk: 1 }),
  keyOf.adresse(p.acteur),
  keyOf.dataKey(p.acteur),
  keyOf.mois(p.acteur, p.date.slice(0, 7)),
  keyOf.passage(p.id, { date: p.date, cra: p.id }),
  keyOf.appartenance(p.id, { acteur: p.acteur, du: p.date }),
  keyOf.tache(p.acteur, p.id),
  keyOf.tachePour(p.id, { acteur: p.acteur, id: p.id }),
  keyOf.rappel(p.acteur, p.date),
  keyOf.matin(p.acteur, { date: p.date, at: p.moment }),
];

describe('keys', () => {
  it('are one a record, and plain ASCII', () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const texts = keysOf(a).map(({ pk, sk }) => `${pk} ${sk}`);
        expect(new Set(texts).size).toBe(texts.length);
        for (const text of texts) expect(text).toMatch(/^[\x20-\x7e]{3,200}$/);
        const others = keysOf(b).map(({ pk, sk }) => `${pk} ${sk}`);
        if (a.acteur !== b.acteur && a.id !== b.id) {
          expect(texts.filter((text) => others.includes(text))).toEqual([]);
        }
      }),
    );
  });

  it('keep all that is one person’s in their own partition, and nothing of anybody else', () => {
    const one = { acteur: 'mattermost.a', id: 'c', date: '2026-01-01', moment: 1, rev: 1 };
    const partitions = new Set(keysOf(one).map(({ pk }) => pk));
    expect([...partitions]).toEqual(['M#mattermost.a', 'R#M#mattermost.a', 'B#c', 'E#c', 'DUE#1']);
  });

  it('sort CRAs by date, then as they were recorded; a range of days holds its two ends, and no draft', () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const [first, second] = [a, b].map((one) => dateKey({ ...one, creeLe: one.moment })) as [
          string,
          string,
        ];
        if (a.date !== b.date) expect(first < second).toBe(a.date < b.date);
        else if (a.moment !== b.moment) expect(first < second).toBe(a.moment < b.moment);
        const { from, to } = rangeOf.cras(a.acteur, { from: a.date, to: a.date });
        expect(from <= first && first <= to).toBe(true);
        expect(from <= second && second <= to).toBe(b.date === a.date);
        const { l1 } = draftKey({ createdAt: a.moment, id: a.id });
        const always = rangeOf.cras(a.acteur, { from: '0000-01-01', to: '9999-12-31' });
        expect(l1 > always.to).toBe(true);
        expect(l1.startsWith(rangeOf.drafts(a.acteur).prefix)).toBe(true);
      }),
    );
  });

  it('sort what is to be done by day, what has none last, apart from CRAs and drafts', () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const dated = openKey({ le: a.date, creeLe: a.moment, id: a.id }).l1;
        const undated = openKey({ creeLe: b.moment, id: b.id }).l1;
        const range = rangeOf.openTaches(a.acteur);
        expect(range.from < dated && dated < undated && undated < range.to).toBe(true);
        const cut = rangeOf.openTaches(a.acteur, { until: b.date });
        expect(cut.from < dated && dated < cut.to).toBe(a.date <= b.date);
        expect(undated > cut.to).toBe(true);
        const draft = draftKey({ createdAt: a.moment, id: a.id }).l1;
        const last = rangeOf.cras(a.acteur, { from: '0000-01-01', to: '9999-12-31' }).to;
        expect(draft < range.from && last < range.from).toBe(true);
      }),
    );
  });

  it('sort mornings by the quarter of an hour when they come, and reach those that have come alone', () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const { sk } = keyOf.matin(a.acteur, { date: a.date, at: a.moment });
        const quarter = (moment: number) => Math.floor(moment / QUARTER);
        expect(sk <= rangeOf.matins(0, b.moment).to).toBe(quarter(a.moment) <= quarter(b.moment));
      }),
    );
  });

  it('sort drafts and what waits by time of creation', () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        fc.pre(a.moment < b.moment);
        expect(draftKey({ createdAt: a.moment, id: a.id }).l1).toSatisfy(
          (l1: string) => l1 < draftKey({ createdAt: b.moment, id: b.id }).l1,
        );
        const [early, late] = [outboxIndex(a.acteur, a.moment), outboxIndex(b.acteur, b.moment)];
        expect(early.g1sk < late.g1sk).toBe(true);
        expect(late.g1sk <= rangeOf.outbox(0, b.moment).to, 'not yet older than its own moment').toBe(false);
        expect(late.g1sk <= rangeOf.outbox(0, b.moment + 1).to).toBe(true);
      }),
    );
  });

  it('share what waits among all shards, one person always in the same', () => {
    const shards = Array.from({ length: 400 }, (_, i) => outboxIndex(`mattermost.${i}abc`, 1).g1pk);
    const all = Array.from({ length: OUTBOX_SHARDS }, (_, shard) => rangeOf.outbox(shard, 0).pk);
    expect(new Set(shards)).toEqual(new Set(all));
    for (const shard of all) expect(shards.filter((one) => one === shard).length).toBeGreaterThan(50);
    expect(outboxIndex('mattermost.a', 1).g1pk).toBe(outboxIndex('mattermost.a', 2).g1pk);
  });
});
