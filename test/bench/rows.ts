// The rows of the bench: one figure each, with the bar it must not pass where the design gives one.

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** At most; null where the design asks for nothing. */
  readonly bar: number | null;
}

/** What a measure gives. */
export interface Measured {
  readonly rows: readonly Row[];
  /** How the figures were taken, for who reads them. */
  readonly how: string;
}

export function row(name: string, value: number, unit: string, bar: number | null = null): Row {
  const decimals = value >= 100 ? 0 : value >= 1 ? 1 : 4;
  return { name, value: Number(value.toFixed(decimals)), unit, bar };
}

/** The smallest value that this share of the values does not pass (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** One line a row, in columns. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ name, value, unit, bar }) => [
    name,
    value.toLocaleString('fr-FR', { maximumFractionDigits: 4 }),
    unit,
    bar === null ? '' : `${value <= bar ? 'tenu' : 'MANQUÉ'} (barre : ${bar.toLocaleString('fr-FR')})`,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map(([name = '', value = '', unit = '', verdict = '']) =>
      [name.padEnd(widths[0] ?? 0), value.padStart(widths[1] ?? 0), unit.padEnd(widths[2] ?? 0), verdict]
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
