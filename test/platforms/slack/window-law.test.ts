// The law of windows: whatever a field shows is drawn within Slack's limits and, sent as it was opened, is read back as what it showed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as make from '#bot/forms/field.ts';
import type { RawAnswer } from '#bot/forms/raw.ts';
import type { ScreenField } from '#bot/forms/screen.ts';
import { readSubmission } from '#bot/platforms/read.ts';
import { unpackMetadata } from '#bot/platforms/slack/metadata.ts';
import { renderView } from '#bot/platforms/slack/render.ts';
import { submissionOf } from '#bot/platforms/slack/state.ts';
import { modalView } from '#test/support/slack/rules.ts';
import { viewState } from '#test/support/slack/view-state.ts';
import type { OpenView } from '#test/support/slack/workspace.ts';
import { arbitraries, type Drawn, drawn } from '../drawn-fields.ts';

const place = { channelId: 'C0GENERAL', address: `https://hooks.slack.com/commands/${'x'.repeat(60)}` };
const TICKET = 't'.repeat(1_500);

function opened(fields: readonly ScreenField[], intro = ''): OpenView {
  const screen = { titre: 'CRA individuel', intro, submit: 'Enregistrer', fields };
  const view = modalView.parse(renderView(screen, TICKET, place));
  return { id: 'V1', view, filled: {}, found: {}, errors: {}, trouble: '' };
}

/** What the bot reads of a window sent as it was opened. */
function readBack(fields: readonly ScreenField[]) {
  const open = opened(fields);
  const { codes } = unpackMetadata(open.view.private_metadata ?? '');
  const sent = submissionOf(viewState(open) as Parameters<typeof submissionOf>[0], codes);
  if (!sent) throw new Error('too long');
  return readSubmission(sent, Object.fromEntries(fields.map(({ name, field }) => [name, field])));
}

/** Nobody in particular has a name. */
function expected({ field, value }: Drawn): RawAnswer | undefined {
  return field.kind === 'person' ? (value ?? field.anonymous) : value;
}

describe('a window sent untouched', () => {
  it.each(Object.entries(arbitraries))('gives back its %s', (_kind, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (shown) => {
        const name = 'champ.part';
        expect(readBack([{ ...shown, name }])[name]).toEqual(expected(shown));
      }),
      { numRuns: 60 },
    );
  });

  it('gives back several fields at once, none taken for another', () => {
    const several = fc.uniqueArray(
      fc.tuple(fc.constantFrom('a', 'b', 'ab', 'c.d'), fc.oneof(...Object.values(arbitraries))),
      {
        selector: ([name]) => name,
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(several, (list) => {
        const fields = list.map(([name, shown]) => ({ ...shown, name }));
        const wanted = fields.flatMap(({ name, ...shown }) => {
          const value = expected(shown);
          return value === undefined ? [] : [[name, value] as const];
        });
        expect(readBack(fields)).toEqual(Object.fromEntries(wanted));
      }),
      { numRuns: 60 },
    );
  });

  it('gives back an option whose code or label is longer than Slack takes', () => {
    const option = fc.record({
      code: fc.stringMatching(/^[a-z~][\w-]{70,120}$/),
      label: fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }),
    });
    const lists = fc.uniqueArray(option, { selector: ({ code }) => code, minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(lists, fc.nat(), (options, pick) => {
        const value = options[pick % options.length]?.code;
        const field = make.choice({ label: 'Qui ?', options, required: true });
        expect(readBack([{ name: 'choix', ...drawn(field, value, options) }])).toEqual({ choix: value });
      }),
      { numRuns: 60 },
    );
  });

  it('gives back an option among more than a list of Slack holds', () => {
    const options = Array.from({ length: 250 }, (_, rank) => ({
      code: `lieu.${rank}`,
      label: `Lieu ${rank}`,
    }));
    for (const value of ['lieu.0', 'lieu.99', 'lieu.100', 'lieu.249']) {
      const field = make.place({ label: 'Lieu', types: [], required: true });
      expect(readBack([{ name: 'lieu', ...drawn(field, value, options) }])).toEqual({ lieu: value });
    }
  });

  it('gives back colleagues, chosen among people or named in words', () => {
    const field = make.text({ label: 'Collègues', maxLength: 1000, names: 'collegues' });
    for (const value of ['@U0KARIM @W0NADIA', '@karim', 'karim@exemple.fr @U0KARIM', undefined])
      expect(readBack([{ name: 'avec', ...drawn(field, value) }]).avec).toBe(value);
  });
});

describe('a window', () => {
  it('has the intro that it can, whatever its length', () => {
    for (const length of [0, 1, 2_999, 3_001, 11_000, 300_000]) opened([], 'mot '.repeat(length / 4));
  });

  it('spares its empty rows where there would be too many, and refuses to leave out one that is filled', () => {
    const columns = {
      nom: make.text({ label: 'Nom', maxLength: 80 }),
      etat: make.text({ label: 'État', maxLength: 80 }),
    };
    const rows = (count: number): ScreenField => ({
      name: 'demarches',
      field: make.records({ label: 'Démarches', rows: 60, key: 'nom', columns }),
      value: Array.from({ length: count }, (_, rank) => ({ nom: `n${rank}`, etat: 'en cours' })),
    });
    expect(opened([rows(40)]).view.blocks).toHaveLength(80);
    expect(readBack([rows(40)]).demarches).toHaveLength(40);
    expect(() => opened([rows(50)])).toThrow('more elements');
  });

  it('has ids of its own: what was typed in the one before stays there', () => {
    const fields: ScreenField[] = [{ name: 'nom', field: make.text({ label: 'Nom', maxLength: 80 }) }];
    const screen = { titre: 'CRA', submit: 'Enregistrer', fields };
    const ids = ['billet 1', 'billet 2'].map((ticket) =>
      renderView(screen, ticket, {}).blocks.map((one) => one.block_id),
    );
    expect(ids[0]).not.toEqual(ids[1]);
  });

  it('does without the address of its person before it does without its ticket', () => {
    const long = { channelId: 'C1', address: 'x'.repeat(2_000) };
    const { private_metadata = '' } = renderView({ titre: 'CRA', submit: 'OK', fields: [] }, TICKET, long);
    expect(unpackMetadata(private_metadata)).toEqual({
      ticket: TICKET,
      place: { channelId: 'C1' },
      codes: {},
    });
  });
});
