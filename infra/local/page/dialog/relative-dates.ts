// The relative dates that a dialog may hold (`today`, `+3d`), resolved from a given day.

const shift = (iso: string, amount: number, unit: string): string => {
  const date = new Date(`${iso}T12:00:00Z`);
  if (unit === 'm') date.setUTCMonth(date.getUTCMonth() + amount);
  else date.setUTCDate(date.getUTCDate() + amount * (unit === 'w' ? 7 : 1));
  return date.toISOString().slice(0, 10);
};

const named: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };

/** Gives `YYYY-MM-DD`, or what was given when it is not relative; the time of a date-time is dropped. */
export const resolveDate = (text: string, today: string): string => {
  const days = named[text.toLowerCase()];
  if (days !== undefined) return shift(today, days, 'd');
  const [, amount, unit] = /^([+-]\d{1,4})([dwm])$/i.exec(text) ?? [];
  if (amount && unit) return shift(today, Number(amount), unit.toLowerCase());
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? text.slice(0, 10) : text;
};

export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text));
