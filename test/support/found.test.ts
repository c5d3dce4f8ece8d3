// The search for words where none should be: it finds them, however they are written.
import { describe, expect, it } from 'vitest';
import { isFound } from './found.ts';

describe('the search itself', () => {
  it.each([
    ['plain', (word: string) => `x${word}y`],
    ['in capitals', (word: string) => word.toUpperCase()],
    ['in hexadecimal', (word: string) => Buffer.from(`a${word}`).toString('hex')],
    ['in base64', (word: string) => Buffer.from(`${word}.`).toString('base64')],
    ['in base64 begun elsewhere', (word: string) => Buffer.from(`ab${word}c`).toString('base64url')],
  ])('finds a word written %s', (_how, write) => {
    expect(isFound('Quillivic', write('Quillivic'))).toBe(true);
    expect(isFound('Quillivic', write('Kerguelen'))).toBe(false);
  });
});
