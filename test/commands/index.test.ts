// The registry of commands: what is typed finds its command, an unknown word the nearest thing that works, a newcomer a welcome.
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '#bot/commands/catalogue.ts';
import { formById } from '#bot/commands/forms.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import { memoryBot, messageOf, textOf } from '#test/support/memory-bot.ts';

const NEW = { acteur: 'mattermost.nouvelle' };
const command = (name: string, text = '') => ({ is: 'command', name, text }) as const;

describe('a command', () => {
  it('of the catalogue exists, and answers without a fault', async () => {
    const lea = await memoryBot();
    for (const { trigger } of CATALOGUE) {
      expect((await lea.ask(command(trigger))).show).toMatch(/message|screen/);
      expect(textOf(await lea.ask(command(trigger, 'aide')))).toContain(
        trigger === 'coop' ? '/cra' : `/${trigger}`,
      );
    }
    expect(lea.logs).toEqual([]);
  });

  it.each([
    ['CRA', 'Quelle activité enregistrer ?'],
    ['historiques', 'Aucune activité enregistrée.'],
    ['lieu', 'Vos lieux d’activité'],
    ['rappel', 'Rien à faire pour le moment.'],
  ])('nearly typed, %s, is the nearest one', async (typed, said) => {
    const lea = await memoryBot();
    expect(textOf(await lea.ask(command(typed)))).toContain(said);
  });

  it.each(['xyz', '', 'constructor', '__proto__', 'toString'])(
    'unknown, « %s », gets the help',
    async (typed) => {
      const lea = await memoryBot();
      expect(textOf(await lea.ask(command(typed)))).toContain('Ce que vous pouvez taper');
      expect(lea.logs).toEqual([]);
    },
  );

  it('whose first word is mistyped proposes the nearest type, and opens nothing on a guess', async () => {
    const lea = await memoryBot();
    const reply = await lea.type('/cra ateleir 8');
    expect(messageOf(reply).text).toBe('Je ne connais pas « ateleir ». Vouliez-vous dire :');
    const screen = await lea.press(reply, 'Atelier collectif');
    expect(screen).toMatchObject({ show: 'screen', screen: { titre: 'CRA atelier' } });
    const fields = screen.show === 'screen' ? screen.screen.fields : [];
    expect(fields.find(({ name }) => name === 'participants')?.value).toBe('8');
  });

  it('with a word that is near nothing shows the types', async () => {
    const lea = await memoryBot();
    expect(textOf(await lea.type('/cra xyzxyz'))).toContain('Je ne connais pas « xyzxyz ».');
  });

  it('of a type not open to the role is refused', async () => {
    const lea = await memoryBot('lea');
    expect(textOf(await lea.type('/cra animation'))).toContain('n’est pas ouvert à votre rôle');
    const nadia = await memoryBot('nadia');
    expect((await nadia.type('/cra animation')).show).toBe('screen');
  });
});

describe('a newcomer', () => {
  it('is helped at once, and asked nothing', async () => {
    const lea = await memoryBot();
    expect(textOf(await lea.ask(command('cra', 'aide'), NEW))).toContain('/cra individuel 45 mail');
    expect(textOf(await lea.ask(command('coop'), NEW))).toContain('Ce que vous pouvez taper');
  });

  it('is welcomed whatever was typed, then gets there', async () => {
    const lea = await memoryBot();
    const welcome = await lea.ask(command('cra', 'atelier 8'), NEW);
    expect(welcome).toMatchObject({ show: 'screen', screen: { titre: 'Bienvenue' } });
    if (welcome.show !== 'screen') throw new Error(welcome.show);
    const raw = { role: 'mediateur', nom: 'Mairie', commune: 'Quimper' };
    const next = await lea.ask({ is: 'submission', ticket: welcome.ticket, read: () => raw }, NEW);
    expect(next).toMatchObject({ show: 'screen', screen: { titre: 'CRA atelier' } });
  });

  it('whose commune has the name of another chooses it, then gets there', async () => {
    const lea = await memoryBot();
    const send = async (reply: Awaited<ReturnType<typeof lea.ask>>, raw: Record<string, string>) => {
      if (reply.show !== 'screen') throw new Error(JSON.stringify(reply));
      return lea.ask({ is: 'submission', ticket: reply.ticket, read: () => raw }, NEW);
    };
    const welcome = await lea.ask(command('cra', 'individuel'), NEW);
    const which = await send(welcome, { role: 'mediateur', nom: 'Mairie', commune: 'Saint-Denis' });
    if (which.show !== 'screen') throw new Error(JSON.stringify(which));
    const [choice] = which.screen.fields;
    const option = choice?.options?.find(({ label }) => label.includes('93'));
    expect(await send(which, { [choice?.name ?? '']: option?.code ?? '' })).toMatchObject({
      show: 'screen',
      screen: { titre: 'CRA individuel' },
    });
  });
});

describe('a form taken up again', () => {
  it('offers what it offered: one’s own habits of that type', async () => {
    const lea = await memoryBot();
    for (let times = 0; times < 6; times += 1) {
      const screen = await lea.type('/cra individuel');
      const raw = { duree: '25', thematiques: ['email'], lieu: 'a_distance', date: 'hier' };
      expect((await lea.send(screen, raw)).show).toBe('closed');
    }
    const first = await lea.type('/cra individuel mail');
    const again = await lea.press(await lea.type('/cra'), 'Reprendre');
    const durations = [first, again].map((reply) =>
      reply.show === 'screen' ? reply.screen.fields.find(({ name }) => name === 'duree')?.options : reply,
    );
    expect(durations[0]).toContainEqual({ code: '25', label: '25 min' });
    expect(durations[1]).toEqual(durations[0]);
  });
});

describe('the forms', () => {
  it('are all known by their id, each once', () => {
    const ids = [
      'accueil',
      'profil',
      'lieu',
      'rappel',
      'rappel-report',
      ...typesCra.map(({ form }) => form.id),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(formById(id)?.id).toBe(id);
    expect(formById('disparu')).toBeUndefined();
  });
});
