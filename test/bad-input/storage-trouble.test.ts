// DynamoDB throttled, down, silent, or undoing a transaction, at each step: a dialog stays open, nothing is half written, a second try makes one CRA.
import { describe, expect, it } from 'vitest';
import type { Item, Table, WriteAction } from '#bot/ports.ts';
import { memoryTable } from '#local/memory-table.ts';
import { type Fault, type FaultyTable, faultyTable, type Verb } from '#test/support/faulty-table.ts';
import { TYPED } from './forms.ts';
import { expectSentence, expectSilentLogs } from './sentences.ts';
import { ACTEUR, type Answer, knownStage, leastOf, openStage, type Stage, VERSIONS } from './stage.ts';

const FAULTS: readonly Fault[] = ['throttled', 'conflict', 'unavailable', 'lost', { condition: [0] }];
const VERBS: readonly Verb[] = ['get', 'query', 'write'];

/** All that is stored, but for what passes: drafts, addresses. */
async function kept(table: Table): Promise<readonly Item[]> {
  const { items } = await table.query({ pk: `M#${ACTEUR}`, limit: 100 });
  const months = await table.query({ pk: `R#M#${ACTEUR}`, limit: 100 });
  return [...items, ...months.items].filter((item) => !item.sk.startsWith('D#'));
}

function expectRefused({ error }: Answer, references: RegExp): void {
  expectSentence(error);
  expect(error).toMatch(references);
  expect(error).not.toMatch(/conservé|enregistré/);
}

/** `always` fails every call of these verbs; `nth` only that one. */
function broken(table: Table, verbs: readonly Verb[], fault: Fault, nth?: number): FaultyTable {
  const plan = nth === undefined ? { probability: 1, faults: [fault] } : { calls: { [nth]: fault } };
  return faultyTable(table, Object.fromEntries(verbs.map((verb) => [verb, plan])));
}

interface Trial {
  readonly stage: Stage;
  readonly table: Table;
  /** Sends the same answers again, over the table as it should be. */
  readonly again: () => Promise<Answer>;
  readonly sendOver: (around: (table: Table) => Table) => Promise<{ answer: Answer; stage: Stage }>;
}

async function trial(version: (typeof VERSIONS)[number]): Promise<Trial> {
  const table = memoryTable();
  const stage = await knownStage({ version, table });
  const dialog = await stage.open('/cra individuel complet');
  const answers = { ...leastOf(dialog), notes: `Notes ${TYPED}` };
  return {
    stage,
    table,
    again: () => stage.submit(dialog, answers),
    sendOver: async (around) => {
      const troubled = openStage({ version, table, around });
      return { answer: await troubled.submit(dialog, answers), stage: troubled };
    },
  };
}

describe.each(VERSIONS)('on Mattermost %s', (version) => {
  describe.each(VERBS)('when every « %s » fails', (verb) => {
    it.each(FAULTS)(
      '(%j) the dialog stays open unless all was written, and sent again it makes one CRA',
      async (fault) => {
        const { sendOver, again, stage, table } = await trial(version);
        const before = await kept(table);
        const { answer, stage: troubled } = await sendOver((real) => broken(real, [verb], fault));
        // Saving makes no query; a write whose answer is lost is found done.
        if (verb === 'query' || (verb === 'write' && fault === 'lost')) {
          expect(answer.error).toBeUndefined();
        } else {
          expectRefused(answer, /réf\. [a-z0-9]{8}/);
          expect(await kept(table)).toEqual(before);
        }
        expect((await again()).error).toBeUndefined();
        expect(await stage.cras()).toHaveLength(1);
        expectSilentLogs(troubled, [TYPED, 'injected']);
      },
    );
  });

  it('one failure, at whichever call, is no failure for the person, or leaves the dialog open; then there is one CRA', async () => {
    for (const verb of VERBS) {
      for (const fault of FAULTS) {
        for (let nth = 1; nth <= 4; nth += 1) {
          const { sendOver, again, stage } = await trial(version);
          const { answer } = await sendOver((real) => broken(real, [verb], fault, nth));
          if (answer.error !== undefined) {
            expectRefused(answer, /réf\. /);
            expect((await again()).error, `${verb} ${nth}`).toBeUndefined();
          }
          expect(await stage.cras(), `${verb} ${nth} ${JSON.stringify(fault)}`).toHaveLength(1);
        }
      }
    }
  });

  it('a transaction undone because of any of its records writes none of them', async () => {
    const { sendOver, again, stage, table } = await trial(version);
    const before = await kept(table);
    const sizes: number[] = [];
    await sendOver((real) => ({
      ...faultyTable(real, {}),
      write: (actions: readonly WriteAction[]) => {
        sizes.push(actions.length);
        throw new Error('stop');
      },
    }));
    const steps = Math.max(...sizes);
    expect(steps).toBeGreaterThan(3);
    for (let step = 0; step < steps; step += 1) {
      const { answer } = await sendOver((real) => broken(real, ['write'], { condition: [step] }));
      expectRefused(answer, /réf\. /);
      expect(await kept(table)).toEqual(before);
    }
    expect((await again()).error).toBeUndefined();
    expect(await stage.cras()).toHaveLength(1);
    expect((await again()).error).toBeUndefined();
    expect(await stage.cras()).toHaveLength(1);
  });
});

describe('a store that never answers', () => {
  it.each(VERBS)(
    'to « %s » leaves the dialog open in time, and what was sent is counted once',
    async (verb) => {
      const { stage, again, table } = await trial('11.6.0');
      const dialog = await stage.open('/cra individuel');
      const around = (real: Table): Table => ({ ...real, [verb]: () => new Promise(() => {}) });
      const silent = openStage({ table, around, deadlineMs: 150 });
      const { error } = await silent.submit(dialog, leastOf(dialog));
      if (verb === 'query') expect(error).toBeUndefined();
      else {
        expectRefused({ ...(error !== undefined && { error }) }, /réf\. [a-z0-9]{8}/);
        expect(error).toContain('Rien ne sera compté deux fois.');
        expect(await stage.submit(dialog, leastOf(dialog))).toEqual({});
      }
      expect(await stage.cras()).toHaveLength(1);
      expect((await again()).error).toBeUndefined();
      expect(await stage.cras()).toHaveLength(2);
    },
  );
});

describe('a store that is down', () => {
  const DOWN = ['/cra', '/cra individuel 45', '/historique', '/lieux', '/profil', '/lieux ajouter Mairie'];

  it.each(DOWN)(
    'answers « %s » with a sentence and a reference, and claims to keep nothing',
    async (typed) => {
      const table = memoryTable();
      await knownStage({ table });
      const stage = openStage({ table, around: (real) => broken(real, VERBS, 'unavailable') });
      const { text } = await stage.command(typed);
      expectSentence(text);
      expect(text).toMatch(/réf\. [a-z0-9]{8}/);
      expect(text).not.toMatch(/conservé|enregistré/);
      expect(stage.dialogs).toEqual([]);
    },
  );

  it('answers a newcomer too, and a button, which changes nothing', async () => {
    const table = memoryTable();
    const newcomer = openStage({ table, around: (real) => broken(real, VERBS, 'throttled') });
    expectSentence((await newcomer.command('/cra')).text);
    const calm = await knownStage({ table: memoryTable() });
    const button = (await calm.command('/cra')).attachments?.[0]?.actions[0];
    const stage = openStage({ table, around: (real) => broken(real, VERBS, 'throttled') });
    expect(await stage.press(button?.integration.context.ticket ?? '')).toEqual({});
    expectSentence(stage.told.at(-1)?.text);
  });

  it('shows no screen whose draft could not be stored', async () => {
    const table = memoryTable();
    await knownStage({ table });
    const stage = openStage({ table, around: (real) => broken(real, ['write'], 'unavailable') });
    expectSentence((await stage.command('/cra individuel 45 mail')).text);
    expect(stage.dialogs).toEqual([]);
  });
});
