// One JSON line a fact, to standard output, where CloudWatch reads it.
import type { Log } from '#bot/ports.ts';
import { withMetrics } from './emf.ts';

const ADDRESS = /[\p{L}\p{N}._+-]+@[\p{L}\p{N}-]+\.[\p{L}\p{N}.]+/gu;
/** National, or with the prefix of any country: overseas departments have their own. */
const PHONE = /(?:(?:\+|\b00)\d{1,3}[\s.-]?|\b0)[1-9]\d{0,2}(?:[\s.-]?\d{2}){3,5}\b/g;

/** A last guard: what looks like an address or a phone number is masked, whatever field it came in. */
function masked(_name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.replace(ADDRESS, '[masqué]').replace(PHONE, '[masqué]');
}

export const log: Log = (line) => {
  process.stdout.write(`${JSON.stringify(withMetrics(line, Date.now()), masked)}\n`);
};
