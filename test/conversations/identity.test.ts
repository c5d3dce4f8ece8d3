// Ids that depend on nothing but their parts, fingerprints that depend on nothing but the answers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, idOf } from '#bot/conversations/identity.ts';

describe('an id', () => {
  it('is the same for the same parts, in a shape that fits a key', () => {
    expect(idOf('geste', 'accueil')).toBe(idOf('geste', 'accueil'));
    fc.assert(
      fc.property(fc.array(fc.string()), (parts) => {
        expect(idOf(...parts)).toMatch(/^[0-9a-f]{26}$/);
      }),
    );
  });

  it('is another for other parts, however they are cut', () => {
    expect(new Set([idOf('ab'), idOf('a', 'b'), idOf('', 'ab'), idOf('ab', ''), idOf()]).size).toBe(5);
  });
});

describe('a fingerprint', () => {
  it('does not depend on the order in which a client sends the answers', () => {
    expect(fingerprint('c', { a: '1', b: ['x', 'y'] })).toBe(fingerprint('c', { b: ['x', 'y'], a: '1' }));
  });

  it.each([
    ['another answer', 'c', { a: '2' }],
    ['an answer more', 'c', { a: '1', b: '' }],
    ['another conversation', 'd', { a: '1' }],
    ['nothing', 'c', {}],
  ])('tells %s apart', (_what, conversation, raw) => {
    expect(fingerprint(conversation, raw)).not.toBe(fingerprint('c', { a: '1' }));
  });
});
