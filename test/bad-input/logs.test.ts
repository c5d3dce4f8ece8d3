// What goes wrong deep inside is logged by its kind and place, and told with the reference that the log has; never with what somebody typed.
import { describe, expect, it } from 'vitest';
import type { Table } from '#bot/ports.ts';
import { memoryTable } from '#local/memory-table.ts';
import { TYPED } from './forms.ts';
import { expectSentence, expectSilentLogs } from './sentences.ts';
import { knownStage, leastOf, openStage } from './stage.ts';

/** An error as libraries make them: the value that they could not take, on several lines of the message. */
function talkative(): Error {
  return new SyntaxError(`Unexpected token\n${TYPED} is not JSON\n    at ${TYPED}`);
}

function failing(table: Table, thrown: unknown): Table {
  return { ...table, write: () => Promise.reject(thrown), query: () => Promise.reject(thrown) };
}

describe.each([
  ['an error that quotes what was typed', talkative()],
  ['a text', `${TYPED} thrown as it is`],
  ['nothing', undefined],
  ['an object with a message', { message: TYPED, stack: TYPED, name: TYPED }],
])('%s, thrown by the store', (_what, thrown) => {
  it('is a line without it, whose reference the person is given', async () => {
    const table = memoryTable();
    const calm = await knownStage({ table });
    const dialog = await calm.open('/cra individuel complet');
    const stage = openStage({ table, around: (real) => failing(real, thrown) });
    const { error } = await stage.submit(dialog, { ...leastOf(dialog), notes: TYPED });
    expectSentence(error);
    const reference = /réf\. ([a-z0-9]{8})\)/.exec(error ?? '')?.[1] ?? 'none';
    const line = stage.logs.find(({ event }) => event === 'defect');
    expect(line).toMatchObject({ level: 'error', gesture: 'submission' });
    expect(String(line?.request).startsWith(reference)).toBe(true);
    expectSilentLogs(stage, [TYPED, dialog.state]);
  });

  it('shows nothing of itself to who types a command', async () => {
    const table = memoryTable();
    await knownStage({ table });
    const stage = openStage({ table, around: (real) => failing(real, thrown) });
    const { text = '' } = await stage.command(`/historique mars ${TYPED}`);
    expect(text).not.toMatch(/JSON|SyntaxError|thrown/);
    expectSilentLogs(stage, [TYPED]);
  });
});

describe('a whole day of work', () => {
  it('leaves in the logs neither words, nor names, nor tokens, nor tickets, nor addresses', async () => {
    const stage = await knownStage({ nom: `Maison ${TYPED}`, ephemeral: false });
    const dialog = await stage.open(`/cra individuel 45 ${TYPED} complet`);
    await stage.submit(dialog, { duree: TYPED });
    await stage.submit(dialog, {
      ...leastOf(dialog),
      notes: `Mme ${TYPED}, 06 12 34 56 78, lea@exemple.test`,
    });
    await stage.command(`/historique lieu=${TYPED}`);
    await stage.press('pas.un.ticket');
    await stage.command(`/${TYPED} ${TYPED}`);
    await stage.submit(dialog, {}, { cancelled: true });
    expectSilentLogs(stage, [TYPED, dialog.state, 'pas.un.ticket', '06 12', '@exemple', 'Mme']);
  });
});
