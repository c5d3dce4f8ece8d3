// One JSON line a fact, to standard output, where CloudWatch reads it.
import type { Log } from '#bot/ports.ts';

/** A last guard: what looks like an address or a phone number is masked, whatever field it came in. */
const PERSONAL = /[\w.+-]+@[\w-]+\.[\w.]+|(?:\+33|\b0)\s?[1-9](?:[\s.-]?\d{2}){4}\b/g;

export const log: Log = (line) => {
  const text = JSON.stringify(line).replace(PERSONAL, '[masqué]');
  process.stdout.write(`${text}\n`);
};
