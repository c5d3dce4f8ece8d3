// Retention, with the clock months on: told a month before, erased after a year without news, never anybody of whom there was some; figures stay.
import { describe, expect, it } from 'vitest';
import { newActeur } from '#bot/domain/profil.ts';
import { JOB_RUNS } from '#bot/jobs/index.ts';
import { sweepJobs } from '#bot/jobs/run.ts';
import { changeBeneficiaire, findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { findCra } from '#bot/storage/cras.ts';
import { readJournal } from '#bot/storage/journal.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { changeActeur } from '#bot/storage/save-acteur.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { memoryTable } from '#local/memory-table.ts';
import { type Poste, posteOn } from '#test/support/envois.ts';
import { type Fault, faultyTable } from '#test/support/faulty-table.ts';
import { expectFiguresOfCras } from '#test/support/kept.ts';
import { someCra } from '#test/support/records.ts';
import { ensuite } from '#test/support/travaux.ts';

const DAY = 24 * 3_600_000;

/** Léa, who follows these people from today on. */
async function lea(...people: readonly string[]): Promise<Poste> {
  const at = posteOn(memoryTable());
  const acteur = newActeur({ id: at.lea.acteur, fuseau: 'Europe/Paris' });
  await changeActeur({ id: acteur.id, apply: () => acteur }, at.lea);
  for (const id of people) await follow(at, id);
  await passages(at);
  return at;
}

function follow({ lea: { acteur }, lea: records }: Poste, id: string) {
  const values = { prenom: id, nom: 'Quillivic', telephone: '+33612345678' };
  const sheet = { id, proprietaire: acteur, version: 1, values, creeLe: 0, modifieLe: 0, rev: 0 };
  return changeBeneficiaire({ acteur, id, geste: id, apply: (now) => now ?? sheet }, records);
}

async function receive({ lea: records, deps }: Poste, personne: string, date: string) {
  const cra = someCra(records, { personne, date, notes: `${personne} Quillivic` });
  await changeCra({ auteur: records.acteur, id: cra.id, geste: cra.id, apply: (now) => now ?? cra }, records);
  await ensuite(deps, records.acteur);
  return cra.id;
}

/** What is due at that moment, and what it asks for. */
async function passages({ deps }: Pick<Poste, 'deps'>): Promise<void> {
  for (let round = 0; round < 3; round += 1) await sweepJobs(JOB_RUNS, deps);
}

/** A passage a day, all along. */
async function live(at: Poste, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    at.lea.pass(DAY);
    await passages(at);
  }
}

const followed = async ({ lea: records }: Poste) =>
  (await readRepertoire(records.acteur, records)).map(({ id }) => id).toSorted();
const told = ({ notices }: Poste) => notices.map(({ lasting }) => lasting);

describe('of whom there was no news', () => {
  it('is told at eleven months, erased at twelve, and told; the day is as it was announced', async () => {
    const at = await lea('anna', 'yann');
    const cra = await receive(at, 'anna', '2026-11-19');
    await live(at, 334);
    expect(told(at)).toEqual([]);
    await live(at, 7);
    expect(told(at)).toEqual([
      expect.stringMatching(/^2 fiches sont sans nouvelle depuis onze mois.* effacées le \d+ novembre 2027/),
    ]);
    const [, day = ''] = /effacées le (\d+) novembre/.exec(told(at)[0] ?? '') ?? [];
    const left = Math.round((Date.UTC(2027, 10, Number(day), 10) - at.lea.clock()) / DAY);
    await live(at, left - 1);
    expect(await followed(at)).toEqual(['anna', 'yann']);
    await live(at, 1);
    expect(await followed(at)).toEqual([]);
    expect(told(at).at(-1)).toContain('2 fiches sans nouvelle depuis un an ont été effacées, comme annoncé');
    expect(told(at).join()).not.toMatch(/anna|yann|Quillivic/);
    const { acteur } = at.lea;
    expect(await findBeneficiaire(acteur, 'anna', at.lea)).toBeUndefined();
    await expectFiguresOfCras(at.lea);
    await live(at, 1);
    expect(JSON.stringify(await findCra(acteur, cra, at.lea))).not.toMatch(/anna|Quillivic/);
    const journal = (await readJournal(acteur, at.lea)).map(({ quoi, qui }) => ({ quoi, qui }));
    expect(journal).toEqual([
      { quoi: 'conservation', qui: undefined },
      { quoi: 'conservation', qui: undefined },
    ]);
  });

  it('thirteen months on with nothing running, is told of first and kept a month more', async () => {
    const at = await lea('anna');
    at.lea.pass(395 * DAY);
    await passages(at);
    expect(told(at)).toHaveLength(1);
    await live(at, 29);
    expect(await followed(at)).toEqual(['anna']);
    await live(at, 2);
    expect(await followed(at)).toEqual([]);
  });

  it('among hundreds is told in one message, and erased in the same days', async () => {
    const people = Array.from({ length: 205 }, (_, n) => `p${String(n).padStart(3, '0')}`);
    const at = await lea(...people);
    await live(at, 342);
    expect(told(at)).toEqual([expect.stringContaining('205 fiches sont sans nouvelle')]);
    await live(at, 37);
    expect(await followed(at)).toEqual([]);
    expect(told(at).at(-1)).toContain('205 fiches sans nouvelle');
  });
});

describe('of whom there is news', () => {
  it('by an activity, even between the warning and the day, is kept', async () => {
    const at = await lea('anna', 'yann');
    await live(at, 342);
    await receive(at, 'anna', '2027-10-30');
    await live(at, 60);
    expect(await followed(at)).toEqual(['anna']);
    expect(told(at).at(-1)).toContain('Une fiche sans nouvelle');
  });

  it('by a change of the sheet is kept, and told of again a year later', async () => {
    const at = await lea('anna');
    await live(at, 342);
    const change = { acteur: at.lea.acteur, id: 'anna', geste: 'garder' };
    await changeBeneficiaire({ ...change, apply: (now) => now }, at.lea);
    await live(at, 330);
    expect(told(at)).toHaveLength(1);
    await live(at, 12);
    expect(told(at)).toHaveLength(2);
    expect(await followed(at)).toEqual(['anna']);
    await live(at, 31);
    expect(await followed(at)).toEqual([]);
  });

  it('in the very moment of the erasing is kept', async () => {
    const at = await lea('anna');
    await live(at, 342);
    at.lea.pass(30 * DAY);
    let asked = 0;
    const table = {
      ...at.lea.sound,
      write: async (...write: Parameters<typeof at.lea.sound.write>) => {
        // The writes of the passage: it takes the job, then erases.
        asked += 1;
        if (asked === 2) await receive(at, 'anna', '2027-11-20');
        return at.lea.sound.write(...write);
      },
    };
    await passages({ deps: { ...at.deps, table } });
    expect(asked).toBeGreaterThan(1);
    expect(await followed(at)).toEqual(['anna']);
  });
});

describe('whatever fails', () => {
  const faults = ['throttled', 'conflict', 'unavailable', 'lost'] as const satisfies readonly Fault[];
  it.each(faults)(
    'a table that is %s now and then: told once or twice, erased all the same',
    async (fault) => {
      const at = await lea('anna', 'yann');
      const table = faultyTable(at.lea.sound, {
        get: { probability: 0.1, faults: [fault] },
        query: { probability: 0.1, faults: [fault] },
        write: { probability: 0.1, faults: [fault] },
      });
      const shaky = { ...at, deps: { ...at.deps, table } };
      for (let day = 0; day < 420; day += 1) {
        at.lea.pass(DAY);
        await passages(shaky).catch(() => undefined);
      }
      expect(await followed(at)).toEqual([]);
      expect(told(at).filter((one) => one.includes('onze mois')).length).toBeLessThanOrEqual(2);
    },
  );
});
