// How each reply reaches its person: in the answer itself, a window, an address, a conversation, the direct channel.
import { describe, expect, it } from 'vitest';
import { text } from '#bot/forms/field.ts';
import type { SlackClient } from '#bot/platforms/slack/client-types.ts';
import { SlackRefused } from '#bot/platforms/slack/failures.ts';
import type { Bot, Reply } from '#bot/ports.ts';
import { ADDRESS, bodyOf, close, command, lookup, message, press, scene, screen, submit } from './scene.ts';

const said: Reply = { show: 'message', message };
const no = () => Promise.reject(new SlackRefused('not_in_channel'));
const titre = text({ label: 'Titre', maxLength: 80 });

/** A bot that reads what was sent, then answers so. */
const reading =
  (reply: Reply): Bot =>
  async ({ gesture }) => {
    if (gesture.is === 'submission') gesture.read({ titre });
    return reply;
  };

describe('a message', () => {
  it('answers a command in the request itself, to its person alone', async () => {
    const { send, ways } = scene({ reply: said });
    expect(bodyOf(await send(command('')))).toMatchObject({
      response_type: 'ephemeral',
      text: 'CRA de Mme D. enregistré.\nEt maintenant ?',
      blocks: [{ type: 'rich_text' }, { type: 'rich_text' }, { type: 'actions' }],
    });
    expect(ways()).toEqual([]);
  });

  it('of several answers a command at its address, in order', async () => {
    const blocks = Array.from({ length: 60 }, (_, rank) => ({ text: `n° ${rank}` }));
    const { send, ways } = scene({ reply: { show: 'message', message: { ...message, blocks } } });
    expect(bodyOf(await send(command('')))).toBe('');
    expect(ways()).toEqual(['answerLater', 'answerLater']);
  });

  it('after a press goes to its address; then to one person in the conversation; then where it may stay', async () => {
    const first = scene({ reply: said });
    await first.send(press());
    expect(first.ways()).toEqual(['answerLater']);
    const second = scene({ reply: said, client: { answerLater: no } });
    await second.send(press());
    expect(second.ways()).toEqual(['answerLater', 'postEphemeral']);
    const third = scene({ reply: said, client: { answerLater: no, postEphemeral: no } });
    await third.send(press());
    expect(third.ways()).toEqual(['answerLater', 'postEphemeral', 'directChannel', 'post']);
    const [, posted] = third.calls.at(-1) ?? [];
    expect(posted).toMatchObject({ channelId: 'D1', text: 'Votre CRA est enregistré.' });
    expect(JSON.stringify(posted)).toContain('billet-suite');
    expect(JSON.stringify(posted)).not.toContain('Mme D');
  });

  it('with a picture goes where Slack may refuse it; refused, its picture is said', async () => {
    const picture = { url: 'https://bot.exemple/graphiques/x.png', alt: 'Lundi 3, mardi 5' };
    const pictured = { ...message, blocks: [{ text: 'Par jour', picture }, ...(message.blocks ?? [])] };
    const reply: Reply = { show: 'message', message: pictured };
    const shown = scene({ reply });
    expect(bodyOf(await shown.send(command('')))).toBe('');
    expect(shown.calls).toMatchObject([
      [
        'answerLater',
        ADDRESS,
        {
          text: expect.stringContaining(picture.alt),
          blocks: [{}, {}, { type: 'image', image_url: picture.url, alt_text: picture.alt }, {}, {}],
        },
      ],
    ]);
    const answerLater: SlackClient['answerLater'] = async (_address, { blocks }) => {
      if (blocks.some(({ type }) => type === 'image')) throw new SlackRefused('http_500');
    };
    const unseen = scene({ reply, client: { answerLater } });
    await unseen.send(command(''));
    expect(unseen.ways()).toEqual(['answerLater', 'answerLater']);
    expect(JSON.stringify(unseen.calls.at(-1))).toContain('Par jour\\nLundi 3, mardi 5');
  });

  it('closes the window it follows, unless it reached nobody: the window then says it', async () => {
    const closed = scene({ bot: reading({ show: 'closed', message }) });
    expect(bodyOf(await closed.send(submit()))).toEqual({ response_action: 'clear' });
    const deaf = scene({
      bot: reading({ show: 'closed', message }),
      client: { answerLater: no, postEphemeral: no, directChannel: no },
    });
    const answer = await deaf.send(submit());
    expect(bodyOf(answer)).toMatchObject({ response_action: 'update', view: { close: { text: 'Fermer' } } });
    expect(answer.body).toContain('Votre CRA est enregistré.');
    expect(answer.body).not.toContain('Mme D');
  });

  it('after a window was left is told too', async () => {
    const { send, ways } = scene({ reply: said });
    expect(bodyOf(await send(close()))).toBe('');
    expect(ways()).toEqual(['answerLater']);
  });
});

describe('a screen', () => {
  it('opens by the trigger of a command or a press', async () => {
    for (const request of [command('individuel'), press()]) {
      const { send, calls } = scene({ reply: screen });
      expect(bodyOf(await send(request))).toBe('');
      expect(calls).toMatchObject([['openView', expect.stringMatching(/^declencheur/), { type: 'modal' }]]);
      expect(JSON.stringify(calls)).toContain('billet-ecran');
    }
  });

  it('follows a window in its place, and knows where its person is', async () => {
    const { send } = scene({ bot: reading(screen) });
    const answer = bodyOf(await send(submit())) as { readonly view: { readonly private_metadata: string } };
    expect(answer).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    expect(JSON.parse(answer.view.private_metadata)).toMatchObject({ t: 'billet-ecran', c: 'C0GENERAL' });
  });
});

describe('a refusal', () => {
  const refused = (errors: Readonly<Record<string, string>>) =>
    scene({ bot: reading({ show: 'invalid', error: 'Titre : trop court.', errors }) }).send(submit());

  it('is said beside the fields that the window has, parts included', async () => {
    for (const name of ['titre', 'titre.part'])
      expect(bodyOf(await refused({ [name]: 'Trop court.' }))).toEqual({
        response_action: 'errors',
        errors: { 'cle.titre': 'Trop court.' },
      });
  });

  it('is said above the inputs where one of its fields is not there, or it has none', async () => {
    for (const errors of [{}, { titre: 'Trop court.', ailleurs: 'Manque.' }]) {
      const answer = await refused(errors);
      expect(bodyOf(answer)).toMatchObject({
        response_action: 'update',
        view: { blocks: [{ type: 'rich_text', block_id: 'refus.0' }, { block_id: 'cle.titre' }] },
      });
      expect(answer.body).toContain('Titre : trop court.');
    }
  });

  it('leaves the rest of the window as it was given, which Slack sends back escaped', async () => {
    const { send } = scene({ bot: reading({ show: 'invalid', error: 'Non.', errors: {} }) });
    const label = { type: 'plain_text', text: 'R&amp;D &lt;1&gt; &amp;amp;' };
    const { body } = await send(submit({}, { blocks: [{ type: 'input', block_id: 'cle.titre', label }] }));
    expect(body).toContain('"R&D <1> &amp;"');
  });

  it('said twice is said once: the sentence of before gives way', async () => {
    const { send } = scene({ bot: reading({ show: 'invalid', error: 'Encore.', errors: {} }) });
    const before = { type: 'rich_text', block_id: 'refus.0', elements: [] };
    const input = { type: 'input', block_id: 'cle.titre' };
    const answer = bodyOf(await send(submit({}, { blocks: [before, input] })));
    expect(answer).toMatchObject({ view: { blocks: [{ block_id: 'refus.0' }, { block_id: 'cle.titre' }] } });
    expect((answer as { view: { blocks: unknown[] } }).view.blocks).toHaveLength(2);
  });
});

describe('options', () => {
  const options = (codes: readonly string[]): Reply => ({
    show: 'options',
    options: codes.map((code) => ({ code, label: `Libellé ${code}` })),
  });

  it('are those found, at most a hundred', async () => {
    const { send } = scene({ reply: options(Array.from({ length: 130 }, (_, rank) => `c${rank}`)) });
    const { options: shown } = bodyOf(await send(lookup('x'))) as { readonly options: readonly unknown[] };
    expect(shown).toHaveLength(100);
    expect(shown[0]).toEqual({ text: { type: 'plain_text', text: 'Libellé c0', emoji: false }, value: 'c0' });
  });

  it('too long to be chosen are found by the screens that ask for words', async () => {
    const { send } = scene({ reply: options(['court', 'l'.repeat(76)]) });
    expect(bodyOf(await send(lookup('x')))).toMatchObject({
      options: [{ value: 'court' }, { value: 'chercher' }],
    });
  });
});
