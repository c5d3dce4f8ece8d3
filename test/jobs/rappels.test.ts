// The messages of the morning: at the hour of each person, on the days that they want, as long as something is to be done; nothing that names anybody.
import { describe, expect, it, test } from 'vitest';
import { readTicket } from '#bot/conversations/ticket.ts';
import { sendRappels } from '#bot/jobs/rappels.ts';
import { QUARTER } from '#bot/storage/indexes.ts';
import { changeTache } from '#bot/storage/save-tache.ts';
import { eraseTaches } from '#bot/storage/taches-personne.ts';
import { memoryTable } from '#local/memory-table.ts';
import { knownAt, type Matinale, matinaleOn, pass, texts, tick, toDo } from '#test/support/matins.ts';
import { acteurOf, matinsOf, someTache } from '#test/support/taches.ts';

/** Friday 20 November 2026, half past eight in Paris. */
const FRIDAY = '2026-11-20T07:30:00Z';

async function lea(...days: readonly string[]): Promise<Matinale> {
  const matinale = matinaleOn(memoryTable());
  await knownAt(matinale);
  await toDo(matinale, ...days);
  return matinale;
}

describe('a morning', () => {
  it('is told at half past eight, not before, and once', async () => {
    const matinale = await lea('2026-11-20', '2026-11-20', '2026-11-24');
    expect(await pass(matinale, '2026-11-20T07:29:59Z')).toBe(0);
    expect(await pass(matinale, FRIDAY)).toBe(1);
    expect(await pass(matinale, '2026-11-20T07:45:00Z')).toBe(0);
    expect(texts(matinale)).toEqual(['Vous avez 2 choses à faire aujourd’hui.']);
    expect(matinale.told[0]?.acteur).toBe(matinale.acteur);
    expect(await matinsOf(matinale)).toEqual(['2026-11-21', '2026-11-24']);
  });

  it('says how many are late, and goes on saying it until they are done', async () => {
    const matinale = await lea('2026-11-20', '2026-11-23');
    await pass(matinale, FRIDAY);
    await pass(matinale, '2026-11-21T07:30:00Z');
    await pass(matinale, '2026-11-23T07:30:00Z');
    expect(texts(matinale)).toEqual([
      'Vous avez une chose à faire aujourd’hui.',
      'Vous avez une chose à faire, déjà en retard.',
      'Vous avez 2 choses à faire aujourd’hui, dont 1 en retard.',
    ]);
  });

  it('with nothing left to do is not told, and brings no other', async () => {
    const matinale = matinaleOn(memoryTable());
    await knownAt(matinale);
    for (const id of await toDo(matinale, '2026-11-20', '2026-11-20')) await tick(matinale, id);
    expect(await pass(matinale, FRIDAY)).toBe(0);
    expect(await matinsOf(matinale)).toEqual([]);
  });

  it('is told a fortnight of what is never done, then only with something else', async () => {
    const matinale = await lea('2026-11-20', '2026-12-24');
    for (let day = 0; day < 40; day += 1) {
      await sendRappels(matinale);
      matinale.pass(24 * 3_600_000);
      if (day === 0) matinale.moveTo(FRIDAY);
    }
    const fortnight = texts(matinale).filter((text) => text.includes('une chose'));
    // Fourteen mornings from the day itself, but for two Sundays.
    expect(fortnight).toHaveLength(12);
    expect(texts(matinale)).toContain('Vous avez 2 choses à faire aujourd’hui, dont 1 en retard.');
  });

  it('says nothing of whom or of what, nowhere', async () => {
    const matinale = await lea('2026-11-20');
    await pass(matinale, FRIDAY);
    expect(JSON.stringify([matinale.told, matinale.logged])).not.toMatch(/Quillivic|rappeler|b1/);
    const ticket = matinale.told[0]?.blocks[0]?.buttons?.[0]?.ticket ?? '';
    const opened = readTicket(ticket, {
      keys: matinale.ticketKeys,
      acteur: matinale.acteur,
      now: matinale.clock(),
    });
    expect(opened).toMatchObject({ ticket: { a: 'rappels.voir', d: {} } });
  });

  it('of somebody who is known no more is forgotten', async () => {
    const matinale = matinaleOn(memoryTable());
    await toDo(matinale, '2026-11-20');
    expect(await pass(matinale, FRIDAY)).toBe(0);
    expect(await matinsOf(matinale)).toEqual([]);
  });

  it('of somebody whose person was erased has nothing to tell', async () => {
    const matinale = await lea('2026-11-20');
    await eraseTaches('b1', matinale);
    expect(await pass(matinale, FRIDAY)).toBe(0);
  });
});

describe('where and when', () => {
  test.each([
    ['La Réunion', 'Indian/Reunion', '2026-11-20', '2026-11-20T04:30:00Z'],
    ['la Guadeloupe', 'America/Guadeloupe', '2026-11-20', '2026-11-20T12:30:00Z'],
    ['Paris, the Monday after clocks went forward', 'Europe/Paris', '2027-03-29', '2027-03-29T06:30:00Z'],
    ['Paris, the Monday after they went back', 'Europe/Paris', '2026-11-23', '2026-11-23T07:30:00Z'],
    ['Paris, the Saturday before they go forward', 'Europe/Paris', '2027-03-27', '2027-03-27T07:30:00Z'],
  ])('%s', async (_, fuseau, le, instant) => {
    const matinale = matinaleOn(memoryTable());
    await knownAt(matinale, { fuseau });
    const tache = someTache(matinale, { le });
    const acteur = acteurOf(matinale, fuseau);
    await changeTache({ acteur, id: tache.id, geste: 'g', apply: () => tache }, matinale);
    expect(await passThrough(matinale, new Date(Date.parse(instant) - 1).toISOString())).toBe(0);
    expect(await passThrough(matinale, instant)).toBe(1);
  });

  it('a Sunday’s waits for Monday, unless it was asked for', async () => {
    const calm = await lea('2026-11-22');
    expect(await pass(calm, '2026-11-22T07:30:00Z')).toBe(0);
    expect(await matinsOf(calm)).toEqual(['2026-11-23']);
    expect(await pass(calm, '2026-11-23T07:30:00Z')).toBe(1);
    expect(texts(calm)).toEqual(['Vous avez une chose à faire, déjà en retard.']);
    const eager = await lea('2026-11-22');
    await knownAt(eager, { rappels: 'chaque_jour' });
    expect(await pass(eager, '2026-11-22T07:30:00Z')).toBe(1);
  });

  it('turned off, says nothing; turned on again, begins with the next morning', async () => {
    const matinale = await lea('2026-11-20');
    await knownAt(matinale, { rappels: 'jamais' });
    expect(await pass(matinale, FRIDAY)).toBe(0);
    expect(await pass(matinale, '2026-11-25T07:30:00Z')).toBe(0);
    await knownAt(matinale, { rappels: 'sauf_dimanche' });
    expect(await pass(matinale, '2026-11-26T07:30:00Z')).toBe(1);
  });

  it('moved to another time zone, follows; the same date is told once', async () => {
    const matinale = await lea('2026-11-20', '2026-11-24');
    await knownAt(matinale, { fuseau: 'America/Guadeloupe' });
    expect(await pass(matinale, FRIDAY)).toBe(0);
    expect(await pass(matinale, '2026-11-20T12:30:00Z')).toBe(1);
    await knownAt(matinale, { fuseau: 'Pacific/Tahiti' });
    expect(await pass(matinale, '2026-11-20T18:30:00Z')).toBe(0);
    expect(texts(matinale)).toHaveLength(1);
  });

  it('missed for days, because nothing was running, is told as today’s, once', async () => {
    const matinale = await lea('2026-11-20', '2026-11-23', '2026-11-24');
    expect(await pass(matinale, '2026-11-24T09:05:00Z')).toBe(1);
    expect(texts(matinale)).toEqual(['Vous avez 3 choses à faire aujourd’hui, dont 2 en retard.']);
    expect(await matinsOf(matinale)).toEqual(['2026-11-25']);
  });

  it('missed until the evening, waits for the next morning', async () => {
    const matinale = await lea('2026-11-20');
    expect(await pass(matinale, '2026-11-20T21:00:00Z')).toBe(0);
    expect(await pass(matinale, '2026-11-21T07:30:00Z')).toBe(1);
  });
});

/** Every quarter of an hour of the last day up to an instant. Gives how many were told. */
async function passThrough(matinale: Matinale, instant: string): Promise<number> {
  const end = Date.parse(instant);
  let told = 0;
  for (let at = end - 24 * 3_600_000; at <= end; at += QUARTER) {
    told += await pass(matinale, new Date(at).toISOString());
  }
  return told;
}
