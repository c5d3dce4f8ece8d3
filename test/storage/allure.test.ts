// How fast one person may go: as by hand, whatever the process that answers; nobody else is slowed down, and counting never is what fails.
import { beforeEach, expect, it } from 'vitest';
import { type Deps, type Gesture, Refus, type Table, TableUnavailable } from '#bot/ports.ts';
import { type Allure, allureOf } from '#bot/storage/allure.ts';
import { memoryTable } from '#local/memory-table.ts';
import { someWorld } from '#test/support/monde.ts';

const press: Gesture = { is: 'press', ticket: '' };
const lookup: Gesture = { is: 'lookup', ticket: '', field: '', query: '' };

let now: number;
let lines: object[];
let calls: number;
let table: Table;
beforeEach(() => {
  now = 1_800_000_000_000;
  lines = [];
  calls = 0;
  const kept = memoryTable({ clock: () => now });
  table = {
    ...kept,
    get: (keys) => {
      calls += 1;
      return kept.get(keys);
    },
  };
});

/** A process that has just started, where forty gestures a minute are let through. */
function started(change: Partial<Deps> = {}): Allure {
  return allureOf({
    table,
    clock: () => now,
    log: (line) => lines.push(line),
    reglages: { ...someWorld.reglages, gestesParMinute: 40 },
    ...change,
  });
}

/** How many of so many were let through. */
async function through(allure: Allure, count: number, gesture = press, acteur = 'lea'): Promise<number> {
  let done = 0;
  for (let n = 0; n < count; n += 1) {
    try {
      await allure({ id: `g${n}`, acteur, gesture });
      done += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(Refus);
    }
  }
  return done;
}

it('lets so many gestures through in a minute, and again in the next one', async () => {
  const allure = started();
  expect(await through(allure, 60)).toBe(40);
  expect(await through(allure, 5, press, 'karim'), 'nobody else is slowed down').toBe(5);
  now += 60_000;
  expect(await through(allure, 60)).toBe(40);
  expect(lines).toEqual(
    Array.from({ length: 2 }, () => expect.objectContaining({ event: 'allure.refused' })),
  );
});

it('counts five look-ups for a gesture: they come at every keystroke', async () => {
  expect(await through(started(), 300, lookup)).toBe(200);
});

it('asks nothing of the table while somebody goes as by hand', async () => {
  expect(await through(started(), 3)).toBe(3);
  expect(calls).toBe(0);
});

it('adds up what several processes count, one that has just started included', async () => {
  expect(await through(started(), 20)).toBe(20);
  expect(await through(started(), 20)).toBe(20);
  // What a process may let through before it asks the table what others counted.
  expect(await through(started(), 60)).toBeLessThanOrEqual(4);
});

it('goes on with what it counted where the table does not answer', async () => {
  const down = () => Promise.reject(new TableUnavailable('Mme D.'));
  const allure = started({ table: { ...table, get: down, write: down } });
  expect(await through(allure, 60)).toBe(40);
  expect(JSON.stringify(lines)).not.toContain('Mme D.');
});

it('leaves a record that ends by itself', async () => {
  await through(started(), 20);
  const [kept] = await table.get([{ pk: 'M#lea', sk: 'CADENCE' }]);
  expect(kept).toMatchObject({ entity: 'cadence', n: 100, expire: expect.any(Number) });
  expect(Number(kept?.expire) * 1000 - now).toBeLessThanOrEqual(120_000);
});
