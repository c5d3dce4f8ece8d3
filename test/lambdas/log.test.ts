// The last guard of the logs: what looks like an address or a phone number is masked, and a line stays a line of JSON.
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { log } from '../../lambdas/log.ts';

afterEach(() => vi.restoreAllMocks());

/** What is written for a line with this detail. */
function written(detail: string): { readonly text: string; readonly detail: unknown } {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  log({ level: 'info', event: 'essai', detail });
  const text = String(write.mock.calls.at(-1)?.[0]);
  return { text, detail: (JSON.parse(text) as { detail: unknown }).detail };
}

describe('a line of log', () => {
  it.each([
    ['lea@exemple.fr', '[masqué]'],
    ['écrit à lea.dupont+cra@mairie-quimper.bzh', 'écrit à [masqué]'],
    ['prénom@exemple.fr', '[masqué]'],
    ['une ligne\nlea@exemple.fr', 'une ligne\n[masqué]'],
    ['"lea@exemple.fr"', '"[masqué]"'],
    ['06 12 34 56 78', '[masqué]'],
    ['0612345678', '[masqué]'],
    ['02.98.00.00.00 puis 06-12-34-56-78', '[masqué] puis [masqué]'],
    ['+33 6 12 34 56 78', '[masqué]'],
    ['+33612345678', '[masqué]'],
    ['0033612345678', '[masqué]'],
    ['+262 692 12 34 56', '[masqué]'],
    ['\t06 12 34 56 78', '\t[masqué]'],
  ])('%j is masked', (detail, kept) => {
    expect(written(detail).detail).toBe(kept);
  });

  it.each([
    'geste1',
    'm38c583sk3dr9dj7ucq3y9czfw',
    '2026-11-19T10:00:00Z',
    'at find (bot/bot.ts:40:12)',
    '10612345678901',
  ])('%j stays as it is', (detail) => {
    expect(written(detail).detail).toBe(detail);
  });

  it('is one line of JSON, whatever it holds', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('\n', '"', '\\', 'lea@exemple.fr', '0612345678'));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { text } = written(pieces.join(''));
        expect(text.trimEnd().split('\n')).toHaveLength(1);
        expect(text).not.toContain('lea@exemple.fr');
      }),
    );
  });

  it('keeps numbers and yes or no as they are', () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    log({ level: 'warn', event: 'outbox.swept', done: 3, all: true, none: undefined });
    expect(write).toHaveBeenCalledExactlyOnceWith(
      '{"level":"warn","event":"outbox.swept","done":3,"all":true}\n',
    );
  });
});
