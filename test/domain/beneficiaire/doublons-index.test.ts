// The suspicions of an index are those of the rule, no more, no fewer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doublonsDe, type Identite } from '#bot/domain/beneficiaire/doublons.ts';
import { doublonsParmi, MOST_SUSPECTS } from '#bot/domain/beneficiaire/doublons-index.ts';
import { foule, hasard, pick, slip } from '#test/support/foule.ts';

const names = fc.constantFrom(
  'Martin',
  'Martine',
  'Marin',
  'Le Goff',
  'Legof',
  'Hélène',
  'Elene',
  'Paul',
  'Pol',
  'O',
  '',
  '-',
);
const identites = fc.record(
  {
    prenom: names,
    nom: names,
    annee: fc.constantFrom(1952, 1953),
    telephone: fc.constantFrom('+33612345678', '+33612345679'),
    email: fc.constantFrom('a@b.fr', 'A@B.fr', 'c@d.fr'),
  },
  { requiredKeys: ['prenom', 'nom'] },
);
const list = fc
  .array(identites, { maxLength: MOST_SUSPECTS })
  .map((all) => all.map((one, at) => ({ ...one, id: `b${at}` })));

describe('an index of people', () => {
  it('suspects whom the rule suspects, in the same order', () => {
    fc.assert(
      fc.property(list, identites, (fiches, identite) => {
        expect(doublonsParmi(fiches)(identite)).toEqual(doublonsDe(identite, fiches));
      }),
      { numRuns: 300 },
    );
  });

  it('never suspects somebody of being themselves', () => {
    fc.assert(
      fc.property(list, (fiches) => {
        const among = doublonsParmi(fiches);
        for (const fiche of fiches) expect(among(fiche)).toEqual(doublonsDe(fiche, fiches));
      }),
      { numRuns: 50 },
    );
  });

  it('does so among many, mistyped', () => {
    const next = hasard(7);
    const crowd = foule(1_500, 3);
    const among = doublonsParmi<Identite>(crowd);
    for (let at = 0; at < 25; at++) {
      const { prenom, nom } = pick(crowd, next);
      const typed = { prenom: slip(prenom, next), nom: slip(nom, next) };
      expect(among(typed)).toEqual(doublonsDe(typed, crowd));
    }
  });

  it('looks at those who come before somebody in a list', () => {
    fc.assert(
      fc.property(list, fc.nat(MOST_SUSPECTS), (fiches, rank) => {
        const [identite] = fiches.slice(rank);
        if (!identite) return;
        expect(doublonsParmi(fiches)(identite, rank)).toEqual(doublonsDe(identite, fiches.slice(0, rank)));
      }),
      { numRuns: 100 },
    );
  });

  it('looks at thousands among thousands in the time of a breath', () => {
    const [crowd, others] = [foule(5_000, 1), foule(5_000, 2)];
    const started = performance.now();
    const among = doublonsParmi<Identite>(crowd);
    const suspicions = others.flatMap(({ prenom, nom }) => among({ prenom, nom }));
    expect(suspicions.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  it.each<[string, (at: number) => Omit<Identite, 'id'>]>([
    ['are called alike', (at) => ({ prenom: `Prénom ${at}`, nom: `Nom ${at}` })],
    ['are one', () => ({ prenom: 'Paul', nom: 'Martin' })],
    ['have one phone', (at) => ({ prenom: `P${at}x`, nom: `N${at}y`, telephone: '+33612345678' })],
  ])('tells no more than some, where all %s', (_what, identiteOf) => {
    const crowd = Array.from({ length: 3_000 }, (_, at) => ({ id: String(at), ...identiteOf(at) }));
    const among = doublonsParmi<Identite>(crowd);
    for (const [rank, one] of crowd.entries()) {
      expect(among(one, rank).length).toBeLessThanOrEqual(MOST_SUSPECTS);
    }
  });
});
