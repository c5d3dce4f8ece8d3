// A logger for Slack's own packages that says nothing: they would print what people typed.
import type { LogLevel } from '@slack/web-api';

const nothing = (): void => {};

export const SILENT = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  // The only level that its packages compare; the enumeration itself would bring them whole.
  getLevel: () => 'error' as LogLevel,
  setName: nothing,
};
