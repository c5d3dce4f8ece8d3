// Mattermost slow, down or refusing, on each call that the bot makes: what the person did is saved, and the request is answered 200 with JSON, in time.
import { describe, expect, it } from 'vitest';
import type { MattermostClient } from '#bot/platforms/mattermost/client-types.ts';
import { MattermostRefused, MattermostUnreachable } from '#bot/platforms/mattermost/failures.ts';
import { memoryTable } from '#local/memory-table.ts';
import { TYPED } from './forms.ts';
import { expectSentence, expectSilentLogs } from './sentences.ts';
import { knownStage, leastOf, openStage, RESPONSE_URL, VERSIONS } from './stage.ts';

const refused = (status: number) => new MattermostRefused(status, 'api.context.permissions.app_error');

const TROUBLES = [
  ['refuses with 400', refused(400)],
  ['refuses with 401', refused(401)],
  ['refuses with 403', refused(403)],
  ['refuses with 404', refused(404)],
  ['refuses with 429', refused(429)],
  ['refuses with 500', refused(500)],
  ['is down', new MattermostUnreachable('down')],
  ['is slow', new MattermostUnreachable('slow')],
  ['never answers', 'silent'],
  ['throws what nobody foresaw', new TypeError(`${TYPED} ${RESPONSE_URL}`)],
] as const;

const CALLS: readonly (keyof MattermostClient)[] = [
  'openDialog',
  'postEphemeral',
  'answerLater',
  'directChannel',
  'post',
  'user',
  'ping',
];

const everything = (failure: Error | 'silent') => Object.fromEntries(CALLS.map((call) => [call, failure]));

/** Short, for what never answers. */
const deadlineMs = 200;

describe.each(VERSIONS)('a %s server', (version) => {
  describe.each(TROUBLES)('that %s', (_what, failure) => {
    it.each(CALLS)('on « %s » takes nothing from who sends an activity', async (call) => {
      const table = memoryTable();
      const calm = await knownStage({ version, table });
      const dialog = await calm.open('/cra individuel complet');
      for (const ephemeral of [true, false]) {
        const stage = openStage({ version, table, ephemeral, deadlineMs, trouble: { [call]: failure } });
        const answer = await stage.submit(dialog, { ...leastOf(dialog), titre: TYPED });
        expect(answer).toEqual({});
        expectSilentLogs(stage, [TYPED]);
      }
      expect(await calm.cras()).toHaveLength(1);
    });

    it('on every call says in the dialog itself that the activity is recorded, once', async () => {
      const table = memoryTable();
      const calm = await knownStage({ version, table });
      const dialog = await calm.open('/cra individuel complet');
      const stage = openStage({ version, table, deadlineMs, trouble: everything(failure) });
      for (const said of ['Enregistré', 'Déjà enregistré']) {
        const { error } = await stage.submit(dialog, leastOf(dialog));
        expectSentence(error);
        expect(error).toMatch(new RegExp(`^${said} .*réf\\. `));
      }
      expect(await calm.cras()).toHaveLength(1);
      expect(stage.told).toEqual([]);
    });

    it('on every call still gives the form to who types a command, through its own answer', async () => {
      const table = memoryTable();
      await knownStage({ version, table });
      const stage = openStage({ version, table, deadlineMs, trouble: everything(failure) });
      const { attachments } = await stage.command('/cra individuel 45 mail');
      expect(attachments?.[0]?.text).toMatch(/conservé \(réf\. [a-z0-9]{8}\)\. Appuyez sur « Continuer »\.$/);
      const ticket = attachments?.[0]?.actions[0]?.integration.context.ticket ?? '';
      const calm = openStage({ version, table });
      expect(await calm.press(ticket)).toEqual({});
      expect(calm.dialogs[0]?.elements.find(({ name }) => name === 'duree')?.default).toBe('45');
    });

    it('on every call answers a newcomer, a press, a choice, a cancellation and a look-up', async () => {
      const table = memoryTable();
      const newcomer = openStage({ version, deadlineMs, trouble: everything(failure) });
      expect((await newcomer.command('/cra')).attachments?.[0]?.text).toContain('« Continuer »');
      const calm = await knownStage({ version, table });
      const dialog = await calm.open('/cra individuel');
      const stage = openStage({ version, table, deadlineMs, trouble: everything(failure) });
      const button = (await stage.command('/cra')).attachments?.[0]?.actions[0];
      const ticket = button?.integration.context.ticket ?? '';
      expect(await stage.press(ticket)).toEqual({});
      expect(await stage.press(ticket, 'voir')).toEqual({});
      expect(await stage.submit(dialog, {}, { cancelled: true })).toEqual({});
      const lookup = { submission: { selected_field: 'lieu', query: TYPED } };
      expect(await stage.ask('/mattermost/lookup', { ...lookup, state: dialog.state, user_id: 'x' })).toEqual(
        {
          items: [],
        },
      );
      expectSilentLogs(stage, [TYPED]);
    });
  });
});

describe('a first gesture', () => {
  it('claims to keep nothing where nothing was said yet', async () => {
    const stage = await knownStage({ trouble: { openDialog: refused(400) } });
    const { attachments } = await stage.command('/cra individuel');
    expect(attachments?.[0]?.text).not.toContain('conservé');
    expect(attachments?.[0]?.text).toContain('« Continuer »');
  });
});
