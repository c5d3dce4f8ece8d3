// How far each word of a list is from a typed one: nothing for the same, little for a beginning or the same sound, one for each slip.
import { letterMask, mayBeNear, slipsBetween } from './ecarts.ts';
import type { Lexique } from './lexique.ts';
import { phoneticKey } from './phonetique.ts';

const FAR = Number.POSITIVE_INFINITY;
/** A beginning is nearer the less of the word is missing; one or two letters say nothing of its length. */
const BEGINNING = 0.1;
const MISSING_LETTER = 0.01;
const SAME_SOUND = 0.5;
/** One more slip than the beginning has, or nearly: « dupnt » is « dupont » before it is « dupontel ». */
const SLIP_IN_BEGINNING = 0.25;

/** Slips looked for in a word of that length: a short one becomes another word at once. */
const mostSlips = (length: number): number => Math.min(2, length - 1);

/** The beginning of a word says less than the whole: fewer slips leave it recognisable. */
const mostInBeginning = (length: number): number => (length < 5 ? Math.min(1, length >> 1) : 2);

/** By rank of a word in the list; infinite for those that are too far. */
export function farness(typed: string, { mots, masks, sound }: Lexique): Float32Array {
  const far = new Float32Array(mots.length).fill(FAR);
  const mask = letterMask(typed);
  const [max, begun] = [mostSlips(typed.length), mostInBeginning(typed.length)];
  const key = phoneticKey(typed);
  for (let rank = 0; rank < mots.length; rank++) {
    const other = masks[rank] ?? 0;
    if (!mayBeNear(mask, other, max + 1)) continue;
    const mot = mots[rank] ?? '';
    const whole = mayBeNear(other, mask, max) && Math.abs(mot.length - typed.length) <= max;
    const written = whole || mayBeNear(mask, other, begun) ? asWritten(typed, mot, { max, begun }) : FAR;
    far[rank] = written > SAME_SOUND && key.length > 1 && sound(rank) === key ? SAME_SOUND : written;
  }
  return far;
}

interface Most {
  readonly max: number;
  /** In the beginning of a word. */
  readonly begun: number;
}

function asWritten(typed: string, mot: string, { max, begun }: Most): number {
  const missing = typed.length < 3 ? 0 : Math.max(0, mot.length - typed.length) * MISSING_LETTER;
  if (mot.startsWith(typed)) return mot.length === typed.length ? 0 : BEGINNING + missing;
  const slips = slipsBetween(typed, mot, max);
  if (!slips) return FAR;
  const whole = slips.whole > max ? FAR : slips.whole;
  return slips.begun > begun ? whole : Math.min(whole, slips.begun + SLIP_IN_BEGINNING + missing);
}
