// The commands as every supported server accepts and lists them.
import { expect, it } from 'vitest';
import { CATALOGUE } from '#bot/commands/catalogue.ts';

const bytes = (text: string) => new TextEncoder().encode(text).length;

it.each(CATALOGUE)('/$trigger is accepted by every server', ({ trigger, description, hint }) => {
  expect(trigger).toMatch(/^[a-z][a-z0-9-]*$/);
  expect(description).not.toBe('');
  expect(bytes(description)).toBeLessThanOrEqual(128);
  expect(bytes(`Coopilote /${trigger}`)).toBeLessThanOrEqual(64);
  expect(hint).toContain('aide');
});

it('has each command once', () => {
  expect(new Set(CATALOGUE.map(({ trigger }) => trigger)).size).toBe(CATALOGUE.length);
});
