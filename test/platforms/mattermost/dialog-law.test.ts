// The law of dialogs: whatever a field shows, submitted as it was opened, is read back as what it showed, on every version.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate } from '#bot/forms/dates.ts';
import type { RawAnswer } from '#bot/forms/raw.ts';
import type { ScreenField } from '#bot/forms/screen.ts';
import { limitsOf } from '#bot/platforms/mattermost/limits.ts';
import { renderDialog } from '#bot/platforms/mattermost/render.ts';
import { flatten, readSubmission, type Submission } from '#bot/platforms/read.ts';
import { arbitraries, type Drawn } from '../drawn-fields.ts';
import { type Client, clients } from './clients.ts';

function submission(client: Client, shown: ScreenField): Submission {
  const screen = { titre: 'CRA', submit: 'Enregistrer', fields: [shown] };
  const drawing = {
    limits: limitsOf(client.serverVersion),
    lookupUrl: 'https://bot.exemple/mattermost/lookup',
  };
  const sent = flatten(client.untouched(renderDialog(screen, 'ticket', drawing)));
  if (!sent) throw new Error('too long');
  return sent;
}

/** What the field showed, in the words in which it may come back: nobody in particular has a name, old servers say dates in French. */
function expected({ field, value }: Drawn, client: Client): RawAnswer | undefined {
  if (field.kind === 'person') return value ?? field.anonymous;
  if (field.kind === 'date' && typeof value === 'string' && !limitsOf(client.serverVersion).date) {
    return formatDate(value);
  }
  return value;
}

describe.each(clients)('a dialog submitted untouched from $name', (client) => {
  it.each(Object.entries(arbitraries))('gives back its %s', (_kind, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (shown) => {
        const name = 'champ.part';
        const read = readSubmission(submission(client, { ...shown, name }), { [name]: shown.field });
        expect(read[name]).toEqual(expected(shown, client));
      }),
      { numRuns: 60 },
    );
  });
});
