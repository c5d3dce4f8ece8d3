// What is written under columns and points that follow one another in time: all of them, or regular ones, and the year once.
import { WORDS } from './frame.ts';
import { type Moment, sayMoment, widthOf } from './textes.ts';

/** Months are skipped by quarters, halves and years, days by pairs, fives and tens. */
const OF_MONTHS = [1, 3, 6, 12, 24] as const;
const OF_DAYS = [1, 2, 5, 10, 30] as const;

/** `room` is what each has, in pixels. */
export function momentLabels(labels: readonly string[], room: number): string[][] {
  const moments = labels.map(sayMoment);
  const widest = Math.max(
    ...moments.map(({ said, within = '' }) =>
      Math.max(widthOf(said, WORDS.size), widthOf(within, WORDS.size)),
    ),
  );
  const strides = labels.every((label) => label.length === 'AAAA-MM'.length) ? OF_MONTHS : OF_DAYS;
  const stride = strides.find((one) => one * room >= widest + 4) ?? labels.length;
  const shown = moments.map((_, at) => isShown(labels, at, stride));
  return moments.map((moment, at) => (shown[at] ? linesOf(moment, previousShown(moments, shown, at)) : ['']));
}

/** Counted from January where there is one, so that quarters begin where quarters do. */
function isShown(labels: readonly string[], at: number, stride: number): boolean {
  const january = labels.findIndex((label) => /^\d{4}-01$/.test(label));
  return (at - Math.max(0, january)) % stride === 0;
}

function previousShown(
  moments: readonly Moment[],
  shown: readonly boolean[],
  at: number,
): Moment | undefined {
  return moments.findLast((_, one) => one < at && shown[one]);
}

function linesOf({ said, within }: Moment, before: Moment | undefined): string[] {
  return within === undefined || within === before?.within ? [said] : [said, within];
}
