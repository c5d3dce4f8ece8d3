// What a client sends when a dialog is submitted as it was opened: legacy web, web from 11.0, phone (mattermost-live.md).
import type { Dialog, DialogElement } from '#bot/platforms/mattermost/dialog.ts';

type Sent = Record<string, unknown>;

export interface Client {
  readonly name: string;
  readonly serverVersion: string;
  readonly untouched: (dialog: Dialog) => Sent;
}

export const clients: readonly Client[] = [
  { name: 'web 9.11', serverVersion: '9.11.0', untouched: legacy },
  { name: 'web 10.11', serverVersion: '10.11.0', untouched: legacy },
  { name: 'web 11.0', serverVersion: '11.0.0', untouched: modern },
  { name: 'web 11.6', serverVersion: '11.6.0', untouched: modern },
  { name: 'phone 11.7', serverVersion: '11.7.0', untouched: phone },
];

/** Every key is there. What these clients do not draw, or lose, is an error of ours. */
function legacy({ elements }: Dialog): Sent {
  return Object.fromEntries(
    elements.map((element) => {
      if (element.type === 'date' || element.data_source) throw new Error(`${element.name} is drawn nowhere`);
      if (element.multiselect) throw new Error(`${element.name} would be a single choice`);
      if (element.type === 'bool') return [element.name, element.default === 'true'];
      return [element.name, element.default ?? ''];
    }),
  );
}

/** What is empty is absent; a box never is. */
function modern({ elements }: Dialog): Sent {
  return Object.fromEntries(
    elements.flatMap((element): [string, unknown][] => {
      if (element.type === 'bool') return [[element.name, element.default === 'true']];
      return element.default ? [[element.name, sentValue(element)]] : [];
    }),
  );
}

function sentValue({ multiselect, default: value = '' }: DialogElement): unknown {
  return multiselect ? value.split(',') : value;
}

/** Joined texts, boxes as texts. */
function phone(dialog: Dialog): Sent {
  return Object.fromEntries(Object.entries(modern(dialog)).map(([name, value]) => [name, String(value)]));
}
