// The days that are a team's: each member's, once, whatever teams and comings back; nobody's without a team.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Appartenance, coordinates, type Equipe, presencesIn } from '#bot/domain/equipe.ts';
import { addDays } from '#bot/forms/dates.ts';

const FIRST = '2026-01-01';
const day = fc.nat(40).map((n) => addDays(FIRST, n));
const stay: fc.Arbitrary<Appartenance> = fc
  .record({ acteur: fc.constantFrom('lea', 'karim'), du: day, length: fc.option(fc.nat(12)) })
  .map(({ acteur, du, length }) => ({
    acteur,
    role: 'mediateur',
    du,
    ...(length !== null && { au: addDays(du, length) }),
  }));
const equipes: fc.Arbitrary<readonly Equipe[]> = fc.array(
  fc.array(stay, { maxLength: 5 }).map((membres) => ({ id: 'e', nom: 'E', membres })),
  { maxLength: 3 },
);

it('the days of a team are those of a stay at least, each once', () => {
  fc.assert(
    fc.property(equipes, day, day, (all, a, b) => {
      const [from = a, to = b] = [a, b].toSorted();
      const presences = presencesIn(all, { from, to });
      const days = Array.from({ length: 60 }, (_, n) => addDays(FIRST, n));
      for (const acteur of ['lea', 'karim'])
        for (const jour of days) {
          const stays = all.flatMap(({ membres }) => membres).filter((one) => one.acteur === acteur);
          const within = jour >= from && jour <= to;
          const there = within && stays.some(({ du, au }) => du <= jour && (au === undefined || jour <= au));
          const given = presences.filter((p) => p.acteur === acteur && p.from <= jour && jour <= p.to);
          expect(given).toHaveLength(there ? 1 : 0);
        }
    }),
    { numRuns: 60 },
  );
});

it.each([
  ['who coordinates it', 'nadia', '2026-03-01', true],
  ['who has left', 'nadia', '2026-07-01', false],
  ['who has not come yet', 'nadia', '2025-12-31', false],
  ['a member', 'lea', '2026-03-01', false],
  ['a stranger', 'sami', '2026-03-01', false],
])('is the figures of %s: %s on %s, %s', (_who, acteur, jour, expected) => {
  const equipe: Equipe = {
    id: 'e1',
    nom: 'Finistère',
    membres: [
      { acteur: 'nadia', role: 'coordinateur', du: '2026-01-01', au: '2026-06-30' },
      { acteur: 'lea', role: 'mediateur', du: '2026-02-01' },
    ],
  };
  expect(coordinates(equipe, acteur, jour)).toBe(expected);
});
