// Bodies that no client sends: right ones with parts taken out, doubled, swapped, cut, or replaced by what breaks programs. The same for the same seed.
import { type Hasard, pick } from '#test/support/foule.ts';

/** A word that is nowhere in the product: found in a log, it was typed. */
export const TYPED = 'Quillivictape';

const SPICE: readonly unknown[] = [
  ...['', ' ', '0', '-1', '1e309', 'NaN', 'null', 'true', '__proto__', 'constructor', 'toString', '_vide'],
  ...[TYPED, `${TYPED}@exemple.fr`, '06 39 98 12 34', '<script>alert(1)</script>', "' OR 1=1 --", '=1+1'],
  ...['../../../etc/passwd', '%00%0a', '\u0000', '\u202e', '\ud800', '😀'.repeat(50), 'é'.repeat(999)],
  ...['9'.repeat(400), 'x'.repeat(20_000), '2026-02-30', '31/12/9999', '0000-00-00', 'hier', '1h99'],
  ...[null, true, false, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER],
  ...[[], {}, [[[]]], [null], { value: TYPED }, { a: { b: 1 } }, ['a', 'a'], { length: 1e9 }],
];

export function spice(next: Hasard): unknown {
  return SPICE[Math.floor(next() * SPICE.length)];
}

export function spicyText(next: Hasard): string {
  const value = spice(next);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The same, with one to three of its parts changed. */
export function mutatedJson(value: unknown, next: Hasard): unknown {
  let mutated = structuredClone(value);
  for (let n = 1 + Math.floor(next() * 3); n > 0; n -= 1) mutated = mutatedOnce(mutated, next);
  return mutated;
}

function mutatedOnce(value: unknown, next: Hasard): unknown {
  if (typeof value !== 'object' || value === null || next() < 0.1) return spice(next);
  const entries = Object.entries(value);
  if (entries.length === 0 || next() < 0.1) return { ...value, [spicyText(next).slice(0, 40)]: spice(next) };
  const [name, part] = pick(entries, next);
  const changed =
    next() < 0.6 ? mutatedOnce(part, next) : pick([spice(next), [part], { value: part }, null], next);
  if (Array.isArray(value)) return value.map((one: unknown) => (one === part ? changed : one));
  return Object.fromEntries(entries.map(([key, one]) => [key, key === name ? changed : one]));
}

/** Text with a few letters lost, doubled, turned or put in from elsewhere. */
export function mutatedText(text: string, next: Hasard): string {
  const at = Math.floor(next() * (text.length + 1));
  const until = Math.min(text.length, at + 1 + Math.floor(next() * 12));
  const [head, part, tail] = [text.slice(0, at), text.slice(at, until), text.slice(until)];
  const ways = [
    () => head + tail,
    () => head + part + part + tail,
    () => head,
    () => head + spicyText(next) + tail,
    () => head + String.fromCharCode(Math.floor(next() * 65_536)) + tail,
    () => head + [...part].toReversed().join('') + tail,
    () => part.repeat(200) + tail,
  ];
  return pick(ways, next)();
}

export function someBytes(next: Hasard): Uint8Array {
  return Uint8Array.from({ length: Math.floor(next() * 200) }, () => Math.floor(next() * 256));
}
