// The time zones of France are all known to the platform, and told from the others.
import { expect, test } from 'vitest';
import { fuseaux, isTimeZone } from '#bot/domain/fuseaux.ts';
import { isCivilDate } from '#bot/forms/calendar.ts';
import { todayIn } from '#bot/forms/dates.ts';

test.each(fuseaux.map(({ code, label }) => [label, code]))('%s has a day of its own', (_, code) => {
  expect(isCivilDate(todayIn(code, Date.parse('2026-11-22T12:00:00Z')))).toBe(true);
  expect(isTimeZone(code)).toBe(true);
});

test('La Réunion reads as people name it', () => {
  expect(fuseaux.find(({ code }) => code === 'Indian/Reunion')?.label).toBe('La Réunion (Indian/Reunion)');
});

test.each(['', 'Europe/Berlin', 'constructor', 'Europe/Atlantis'])('« %s » is none of them', (code) => {
  expect(isTimeZone(code)).toBe(false);
});
