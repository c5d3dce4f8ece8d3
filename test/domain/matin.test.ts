// The morning of each person: its hour where they are, in summer and in winter; the days that have one; what is said of it.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fuseaux } from '#bot/domain/fuseaux.ts';
import { type Attente, callsFor, morningOf, nextMorning, sayMatin, turnOf } from '#bot/domain/matin.ts';
import { rappels as wishes } from '#bot/domain/vocabulary/rappels.ts';
import { dayNumber, fromDayNumber, weekday } from '#bot/forms/calendar.ts';
import { addDays, todayIn } from '#bot/forms/dates.ts';
import { QUARTER } from '#bot/storage/indexes.ts';

const PARIS = 'Europe/Paris';
const at = (instant: string) => Date.parse(instant);
const date = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2060-12-31') }).map(fromDayNumber);
const fuseau = fc.constantFrom(...fuseaux.map(({ code }) => code));
const rappels = fc.constantFrom(...wishes.map(({ code }) => code));

describe('half past eight', () => {
  test.each([
    ['in winter', PARIS, '2026-11-19', '2026-11-19T07:30:00Z'],
    ['in summer', PARIS, '2026-07-14', '2026-07-14T06:30:00Z'],
    ['the day before clocks go forward', PARIS, '2026-03-28', '2026-03-28T07:30:00Z'],
    ['the day they do', PARIS, '2026-03-29', '2026-03-29T06:30:00Z'],
    ['the day before they go back', PARIS, '2026-10-24', '2026-10-24T06:30:00Z'],
    ['the day they do', PARIS, '2026-10-25', '2026-10-25T07:30:00Z'],
    ['in La Réunion', 'Indian/Reunion', '2026-11-19', '2026-11-19T04:30:00Z'],
    ['in Guadeloupe', 'America/Guadeloupe', '2026-11-19', '2026-11-19T12:30:00Z'],
    ['in the Marquesas, half an hour apart', 'Pacific/Marquesas', '2026-11-19', '2026-11-19T18:00:00Z'],
    [
      'in Nouvelle-Calédonie, the evening before in UTC',
      'Pacific/Noumea',
      '2026-11-19',
      '2026-11-18T21:30:00Z',
    ],
    ['in Saint-Pierre, the day clocks go forward', 'America/Miquelon', '2026-03-08', '2026-03-08T10:30:00Z'],
  ])('%s', (_, zone, day, instant) => {
    expect(new Date(morningOf(day, zone)).toISOString()).toBe(new Date(at(instant)).toISOString());
  });

  it('is that day’s, on a quarter of an hour, a day apart but for an hour twice a year', () => {
    fc.assert(
      fc.property(date, fuseau, (day, zone) => {
        const instant = morningOf(day, zone);
        expect(todayIn(zone, instant)).toBe(day);
        expect(instant % QUARTER).toBe(0);
        const clock = new Intl.DateTimeFormat('fr', { timeZone: zone, timeStyle: 'short' }).format(instant);
        expect(clock).toBe('08:30');
        expect(Math.abs(morningOf(addDays(day, 1), zone) - instant - 24 * 3_600_000)).toBeLessThanOrEqual(
          3_600_000,
        );
      }),
    );
  });

  it('is next today before it, tomorrow from it on', () => {
    fc.assert(
      fc.property(date, fuseau, (day, zone) => {
        const instant = morningOf(day, zone);
        expect(nextMorning({ fuseau: zone }, instant - 1)).toBe(day);
        expect(nextMorning({ fuseau: zone }, instant)).toBe(addDays(day, 1));
      }),
    );
  });
});

describe('a morning that has come', () => {
  test.each([
    ['is told', {}, '2026-11-19', '2026-11-19T07:30:00Z', { is: 'now', date: '2026-11-19' }],
    [
      'is told late, when nothing was running',
      {},
      '2026-11-19',
      '2026-11-19T18:00:00Z',
      { is: 'now', date: '2026-11-19' },
    ],
    ['is not told at night', {}, '2026-11-19', '2026-11-19T20:00:00Z', { is: 'later', date: '2026-11-20' }],
    ['missed, is today’s', {}, '2026-11-16', '2026-11-19T09:00:00Z', { is: 'now', date: '2026-11-19' }],
    [
      'missed, waits for today’s hour',
      {},
      '2026-11-16',
      '2026-11-19T05:00:00Z',
      { is: 'later', date: '2026-11-19' },
    ],
    [
      'of a Sunday waits for Monday',
      {},
      '2026-11-22',
      '2026-11-22T07:30:00Z',
      { is: 'later', date: '2026-11-23' },
    ],
    [
      'missed, on a Sunday, waits for Monday',
      {},
      '2026-11-20',
      '2026-11-22T12:00:00Z',
      { is: 'later', date: '2026-11-23' },
    ],
    [
      'of a Saturday night waits for Monday',
      {},
      '2026-11-21',
      '2026-11-21T20:00:00Z',
      { is: 'later', date: '2026-11-23' },
    ],
    [
      'of a Sunday is told where it was asked',
      { rappels: 'chaque_jour' },
      '2026-11-22',
      '2026-11-22T07:30:00Z',
      { is: 'now', date: '2026-11-22' },
    ],
    [
      'is not told where it was refused',
      { rappels: 'jamais' },
      '2026-11-19',
      '2026-11-19T07:30:00Z',
      { is: 'off' },
    ],
    [
      'follows its person to Guadeloupe',
      { fuseau: 'America/Guadeloupe' },
      '2026-11-19',
      '2026-11-19T07:30:00Z',
      { is: 'later', date: '2026-11-19' },
    ],
    [
      'follows its person to La Réunion',
      { fuseau: 'Indian/Reunion' },
      '2026-11-19',
      '2026-11-19T07:30:00Z',
      { is: 'now', date: '2026-11-19' },
    ],
    [
      'is Sunday where its person is',
      { fuseau: 'Pacific/Noumea' },
      '2026-11-22',
      '2026-11-21T21:30:00Z',
      { is: 'later', date: '2026-11-23' },
    ],
  ] as const)('%s', (_, habits, day, instant, turn) => {
    expect(turnOf(day, { fuseau: PARIS, ...habits }, at(instant))).toEqual(turn);
  });

  it('is told at its hour on a wanted day, or goes to one that is ahead: never twice round', () => {
    fc.assert(
      fc.property(date, fuseau, rappels, fc.integer({ min: -36, max: 400 }), (day, zone, wish, hours) => {
        const now = morningOf(day, zone) + hours * 3_600_000;
        const habits = { fuseau: zone, rappels: wish };
        const turn = turnOf(day, habits, now);
        expect(turn.is === 'off').toBe(wish === 'jamais');
        if (turn.is === 'off') return;
        if (wish === 'sauf_dimanche') expect(weekday(turn.date)).not.toBe(6);
        expect(turn.date >= day).toBe(true);
        const late = now - morningOf(turn.date, zone);
        if (turn.is === 'later') {
          expect(late).toBeLessThan(0);
          expect(turnOf(turn.date, habits, morningOf(turn.date, zone))).toEqual({
            is: 'now',
            date: turn.date,
          });
        } else {
          expect(late).toBeGreaterThanOrEqual(0);
          expect(turn.date).toBe(todayIn(zone, now));
        }
      }),
    );
  });
});

describe('what waits', () => {
  const waiting = (last?: string): Attente => ({ total: 1, more: false, late: 1, ...(last && { last }) });

  it('calls for a message a fortnight long, then waits for something else to be told', () => {
    expect(callsFor(waiting('2026-11-19'), '2026-11-19')).toBe(true);
    expect(callsFor(waiting('2026-11-06'), '2026-11-19')).toBe(true);
    expect(callsFor(waiting('2026-11-05'), '2026-11-19')).toBe(false);
    expect(callsFor(waiting(), '2026-11-19')).toBe(false);
  });

  test.each([
    [{ total: 1, late: 0 }, 'Vous avez une chose à faire aujourd’hui.'],
    [{ total: 3, late: 1 }, 'Vous avez 3 choses à faire aujourd’hui, dont 1 en retard.'],
    [{ total: 3, late: 3 }, 'Vous avez 3 choses à faire, déjà en retard.'],
    [{ total: 1, late: 1 }, 'Vous avez une chose à faire, déjà en retard.'],
    [
      { total: 100, late: 99, more: true },
      'Vous avez plus de 100 choses à faire aujourd’hui, dont 99 en retard.',
    ],
  ])('%j: %s', (counts, said) => {
    expect(sayMatin({ more: false, ...counts })).toBe(said);
  });
});
