// The law of sharing: whatever is proposed, accepted and ended by whom, in any order, twice at once, on a store that fails, what one sees the other sees; and once ended, nothing.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lienDe } from '#bot/domain/partage.ts';
import type { Table } from '#bot/ports.ts';
import { createGroupe, inviteToGroupe, joinGroupe, leaveGroupe } from '#bot/storage/groupes.ts';
import {
  acceptPartage,
  endPartage,
  proposePartage,
  readCercle,
  readPartages,
} from '#bot/storage/partages.ts';
import { failing, type Records, recordsOn } from '#test/support/records.ts';

const who = fc.nat(2);
const sorte = fc.constantFrom('liste' as const, 'personne' as const);
const betweenTwoPeople = fc.record({
  do: fc.constantFrom('propose' as const, 'accept' as const, 'end' as const),
  who,
  other: who,
  sorte,
});
const inGroup = fc.record({ do: fc.constantFrom('join' as const, 'leave' as const, 'invite' as const), who });
const step = fc.oneof(betweenTwoPeople, inGroup);
const life = fc.record({
  seed: fc.nat(),
  steps: fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 12 }),
});

type BetweenTwo = typeof betweenTwoPeople extends fc.Arbitrary<infer S> ? S : never;
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Life = typeof life extends fc.Arbitrary<infer L> ? L : never;

const TODAY = '2026-11-19';

export function partagesLaw(open: () => Promise<Table>, runs: number): void {
  it('what one sees of the other, the other sees; what is ended is ended for both', async () => {
    const table = await open();
    await fc.assert(
      fc.asyncProperty(life, (one) => live(table, one)),
      { numRuns: runs, seed: 20261127 },
    );
  });
}

async function live(table: Table, { seed, steps }: Life): Promise<void> {
  const faults = ['throttled', 'conflict', 'unavailable', 'lost'] as const;
  const people = [recordsOn(table), recordsOn(table), recordsOn(table)].map((sound, index) =>
    failing(sound, { seed: seed + index, write: { probability: 0.2, faults } }),
  );
  const groupe = `g${people[0]?.acteur}`;
  const [first] = people;
  if (!first) throw new Error('nobody');
  const founded = { id: groupe, nom: 'Médiathèque', createur: first.acteur, invites: [] };
  await createGroupe(founded, { ...first, table });
  for (const together of steps) {
    // At once, as two people or two windows do; a store that fails for good may refuse some.
    await Promise.all(together.map((one) => take(one, { people, groupe }).catch(() => undefined)));
    await expectMutual(people, table);
  }
  await endAll(people, table, groupe);
  for (const { acteur } of people) {
    const cercle = await readCercle(acteur, TODAY, { ...first, table });
    expect([...cercle.collegues, ...cercle.personnes.keys()]).toEqual([]);
  }
}

interface Scene {
  readonly people: readonly Records[];
  readonly groupe: string;
}

async function take(one: Step, { people, groupe }: Scene): Promise<unknown> {
  const me = people[one.who];
  if (!me) return undefined;
  if ('other' in one) return betweenTwo(one, me, people[one.other]);
  if (one.do === 'join') return joinGroupe(me.acteur, groupe, me);
  if (one.do === 'leave') return leaveGroupe(me.acteur, groupe, me);
  return inviteToGroupe({ groupe, de: me.acteur, invites: people.map(({ acteur }) => acteur) }, me);
}

function betweenTwo(one: BetweenTwo, me: Records, other: Records | undefined): Promise<unknown> | undefined {
  if (!other || other === me) return undefined;
  const of = one.sorte === 'liste' ? {} : { personne: 'dupont' };
  const side = { acteur: me.acteur, sorte: one.sorte, avec: other.acteur, ...of };
  if (one.do === 'propose') return proposePartage(side, me.gesture() + me.acteur.slice(-4), me);
  return one.do === 'accept' ? acceptPartage(side, me) : endPartage(side, me);
}

/** Whoever sees somebody's people is seen by them; and a person shared is seen by the one she is shared with, whoever follows her. */
async function expectMutual(people: readonly Records[], table: Table): Promise<void> {
  const cercles = await Promise.all(
    people.map(
      async (records) =>
        [records.acteur, await readCercle(records.acteur, TODAY, { ...records, table })] as const,
    ),
  );
  for (const [a, ofA] of cercles) {
    for (const [b, ofB] of cercles) {
      const followedBy = (proprietaire: string) => ({ id: 'dupont', proprietaire });
      const linked = lienDe(followedBy(b), a, ofA);
      expect(linked === 'aucun', `${a} ${b}`).toBe(lienDe(followedBy(a), b, ofB) === 'aucun');
    }
  }
}

async function endAll(people: readonly Records[], table: Table, groupe: string): Promise<void> {
  const [somebody] = people;
  if (!somebody) return;
  const sound = { ...somebody, table };
  for (const { acteur } of people.slice(0, 2)) {
    for (const share of await readPartages(acteur, sound)) {
      if (share.sorte === 'groupe') await leaveGroupe(acteur, share.avec, sound);
      else await endPartage({ acteur, ...share }, sound);
    }
  }
  await leaveGroupe(people[2]?.acteur ?? '', groupe, sound);
}
