// `/beneficiaire` on the bot alone: what is found, what is created once, and ids of other people's, which are told from nothing by nothing.
import { describe, expect, it } from 'vitest';
import { PLUS } from '#bot/commands/beneficiaire-plus-menu.ts';
import { signTicket } from '#bot/conversations/ticket.ts';
import type { Deps, Gesture, Reply } from '#bot/ports.ts';
import { changeBeneficiaire, findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { type MemoryBot, memoryBot, NOON, textOf } from '#test/support/memory-bot.ts';

const KARIM = 'mattermost.karim';

async function follow(deps: Deps, acteur: string, id: string, values = { prenom: 'Paul', nom: 'Dupont' }) {
  const sheet = { id, proprietaire: acteur, version: 1, values, creeLe: 0, modifieLe: 0, rev: 0 };
  await changeBeneficiaire({ acteur, id, geste: `creer-${id}`, apply: () => sheet }, deps);
}

/** Léa, who follows one person, beside Karim, who follows another; and all that is asked of the store and of the keys. */
async function watched(): Promise<{ readonly lea: MemoryBot; readonly takeAsked: () => readonly string[] }> {
  let asked: string[] = [];
  const noting =
    <A extends readonly unknown[], R>(verb: string, run: (...args: A) => R) =>
    (...args: A): R => {
      asked.push(`${verb} ${JSON.stringify(args)}`);
      return run(...args);
    };
  const lea = await memoryBot('lea', (deps) => ({
    ...deps,
    table: {
      get: noting('get', deps.table.get),
      query: noting('query', deps.table.query),
      write: noting('write', deps.table.write),
    },
    keyring: { ...deps.keyring, open: noting('open', deps.keyring.open) },
  }));
  await follow(lea.deps, KARIM, 'a-karim');
  await follow(lea.deps, lea.acteur.id, 'a-lea', { prenom: 'Awa', nom: 'Le Bihan' });
  return {
    lea,
    takeAsked: () => {
      const taken = asked;
      asked = [];
      return taken;
    },
  };
}

function press(
  { acteur, deps }: MemoryBot,
  action: string,
  data: Record<string, string>,
  n = 'bouton',
): Gesture {
  const { choice, ...d } = data;
  const ticket = signTicket({ u: acteur.id, a: action, d, n, e: NOON + 60_000 }, deps.ticketKeys);
  return { is: 'press', ticket, ...(choice !== undefined && { choice }) };
}

const FORGED = [
  ['beneficiaire.ouvrir', {}],
  ['beneficiaire.modifier', {}],
  ['beneficiaire.historique', {}],
  ...Object.keys(PLUS).map((choice) => ['beneficiaire.plus', { choice }] as const),
] as const;

describe('the id of somebody else’s person', () => {
  it.each(FORGED)('in %s gets the words and the calls of an id that is nobody’s', async (action, more) => {
    const { lea, takeAsked } = await watched();
    const tried = async (personne: string) => {
      takeAsked();
      const reply = await lea.ask(press(lea, action, { ...more, personne }), { id: 'geste' });
      return { reply, asked: takeAsked().map((call) => call.replaceAll(personne, 'ID')) };
    };
    const guessed = await tried('a-karim');
    expect(JSON.stringify(guessed.reply)).toContain('Cette personne est introuvable.');
    expect(guessed).toEqual(await tried('de-personne'));
    expect(JSON.stringify((await tried('a-lea')).reply)).toContain('Awa');
  });

  it.each(['cra.ouvrir', 'chosen'])('in an activity (%s) gets them too, and records nothing', async (way) => {
    const { lea, takeAsked } = await watched();
    const tried = async (personne: string) => {
      takeAsked();
      const opened =
        way === 'chosen'
          ? await lea.type('/cra individuel')
          : await lea.ask(press(lea, 'cra.ouvrir', { type: 'individuel', words: '', personne }, personne), {
              id: 'geste',
            });
      const sent = await lea.send(opened, {
        personne,
        duree: '45',
        thematiques: ['email'],
        lieu: 'a_distance',
        date: '2026-11-19',
      });
      const asked = takeAsked().map((call) => call.split(' ', 1)[0]);
      return { sent, asked };
    };
    const guessed = await tried('a-karim');
    expect(guessed.sent).toMatchObject({
      show: 'invalid',
      errors: { personne: 'Cette personne est introuvable.' },
    });
    expect(guessed).toEqual(await tried('de-personne'));
    expect((await tried('a-lea')).sent).toMatchObject({ show: 'closed' });
  });

  it('changes nothing of theirs, whatever form names it as its target', async () => {
    const { lea } = await watched();
    const change = (id: string) =>
      changeBeneficiaire({ acteur: lea.acteur.id, id, geste: 'vol', apply: (current) => current }, lea.deps);
    await expect(change('a-karim')).rejects.toThrow('Cette personne est introuvable.');
    await expect(change('de-personne')).rejects.toThrow('Cette personne est introuvable.');
    expect(await findBeneficiaire(KARIM, 'a-karim', lea.deps)).toMatchObject({ rev: 1 });
  });
});

describe('a search', () => {
  it('finds nobody of another’s, by name or by look-up', async () => {
    const { lea } = await watched();
    expect(textOf(await lea.type('/beneficiaire dupont'))).toContain('Personne ne correspond à « dupont ».');
    const form = await lea.type('/cra individuel');
    if (form.show !== 'screen') throw new Error('no form');
    for (const query of ['', 'dupont']) {
      const found = await lea.ask({ is: 'lookup', ticket: form.ticket, field: 'personne', query });
      expect(JSON.stringify(found)).not.toContain('a-karim');
    }
  });

  it('opens the sheet of the one person it names, and lists those it may name', async () => {
    const { lea } = await watched();
    expect(textOf(await lea.type('/b bihan'))).toContain('#### Awa Le Bihan');
    await follow(lea.deps, lea.acteur.id, 'autre', { prenom: 'Yann', nom: 'Le Bihan' });
    const listed = textOf(await lea.type('/b bihan'));
    expect(listed).toContain('**Awa Le Bihan**');
    expect(listed).toContain('**Yann Le Bihan**');
  });

  it('shows what was typed and what names hold as plain text', async () => {
    const { lea } = await watched();
    await follow(lea.deps, lea.acteur.id, 'piege', { prenom: '**Zoé**', nom: '[clic](https://x.test)' });
    for (const typed of ['/b @channel **zzz** <b>', '/b', '/b clic']) {
      const said = textOf(await lea.type(typed));
      expect(said).not.toMatch(/\[clic\]\(|[^\\*]\*\*zzz|@channel|\*\*\*\*/);
    }
  });

  it('of any length is answered in few words, and offers a name that a sheet takes', async () => {
    const { lea } = await watched();
    const reply = await lea.type(`/b ${'jeanne '.repeat(3000)}`);
    expect(JSON.stringify(reply).length).toBeLessThan(5000);
    expect(textOf(await lea.type(`/b ${'x'.repeat(20_000)}`)).length).toBeLessThan(500);
    const alone = await lea.press(await lea.type('/b quillivic 06'), 'Créer : Quillivic');
    expect(alone).toMatchObject({ show: 'screen' });
  });

  it('carries no name in its buttons’ tickets', async () => {
    const { lea } = await watched();
    const replies = [await lea.type('/b'), await lea.type('/b jeanne quillivic'), await lea.type('/b bihan')];
    const tickets = replies.flatMap(ticketsOf);
    expect(tickets.length).toBeGreaterThan(5);
    for (const ticket of tickets) {
      const open = ticket.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'));
      expect(open.join(' ')).not.toMatch(/bihan|awa|jeanne|quillivic/i);
    }
  });
});

function ticketsOf(reply: Reply): readonly string[] {
  return reply.show === 'message'
    ? (reply.message.blocks ?? []).flatMap(({ buttons = [] }) => buttons.map(({ ticket }) => ticket))
    : [];
}

describe('a sheet', () => {
  it('is created once, however many times the form is sent', async () => {
    const { lea } = await watched();
    const form = await lea.press(await lea.type('/b jeanne quillivic'), 'Créer : Jeanne Quillivic');
    const answers = { prenom: 'Jeanne', nom: 'Quillivic' };
    expect(textOf(await lea.send(form, answers))).toContain('#### Jeanne Quillivic');
    expect(textOf(await lea.send(form, answers))).toContain('#### Jeanne Quillivic');
    expect(await readRepertoire(lea.acteur.id, lea.deps)).toHaveLength(2);
  });

  it('changed on one screen keeps what the others hold', async () => {
    const { lea } = await watched();
    const sheet = await lea.type('/b bihan');
    await lea.send(await lea.press(sheet, 'Notes'), { notes: 'préfère le mardi' });
    await lea.send(await lea.press(sheet, 'Modifier'), { prenom: 'Awa', nom: 'Le Goff', genre: 'feminin' });
    const kept = await findBeneficiaire(lea.acteur.id, 'a-lea', lea.deps);
    expect(kept?.values).toEqual({
      prenom: 'Awa',
      nom: 'Le Goff',
      genre: 'feminin',
      notes: 'préfère le mardi',
    });
    expect((await readRepertoire(lea.acteur.id, lea.deps)).map(({ nom }) => nom)).toEqual(['Le Goff']);
  });
});

describe('words after /cra', () => {
  const opened = async (typed: string) => {
    const { lea } = await watched();
    const values = { prenom: 'Paul', nom: 'Morvan', naissance: '1952', telephone: '+33612345678' };
    await follow(lea.deps, lea.acteur.id, 'morvan', values);
    const reply = await lea.type(typed);
    if (reply.show !== 'screen') throw new Error(JSON.stringify(reply));
    const { fields, intro = '' } = reply.screen;
    return { personne: fields.find(({ name }) => name === 'personne')?.value, intro };
  };

  it.each(['/cra individuel morvan', '/cra individuel 45 mail paul morvan', '/cra demarche morv'])(
    '« %s » name somebody',
    async (typed) => {
      expect(await opened(typed)).toEqual({ personne: 'morvan', intro: '' });
    },
  );

  it.each(['/cra individuel 1952', '/cra demarche morvn', '/cra individuel zzz', '/cra individuel dupont'])(
    '« %s » name nobody of one’s own, and are said not to be understood',
    async (typed) => {
      const { personne, intro } = await opened(typed);
      expect(personne).toBeUndefined();
      expect(intro).toContain('Non compris');
    },
  );
});

describe('an activity that creates somebody', () => {
  const ANSWERS = { duree: '45', thematiques: ['email'], lieu: 'a_distance', date: '2026-11-19' };
  const code = (prenom: string) =>
    `nouveau.${Buffer.from(JSON.stringify([prenom, 'Quillivic'])).toString('base64url')}`;

  it('whose saving failed, sent again with another name, is of that one', async () => {
    let fails = false;
    const lea = await memoryBot('lea', (deps) => ({
      ...deps,
      table: {
        ...deps.table,
        write: async (actions) => {
          const isCra = actions.some((action) => 'put' in action && action.put.entity === 'cra');
          if (fails && isCra) throw new Error('down');
          return deps.table.write(actions);
        },
      },
    }));
    const form = await lea.type('/cra individuel');
    fails = true;
    await lea.send(form, { ...ANSWERS, personne: code('Jean') });
    fails = false;
    const saved = await lea.send(form, { ...ANSWERS, personne: code('Jeanne') });
    expect(textOf(saved)).toContain('Jeanne Quillivic');
    await lea.send(form, { ...ANSWERS, personne: code('Jeanne') });
    const names = (await readRepertoire(lea.acteur.id, lea.deps)).map(({ prenom }) => prenom);
    expect(names.toSorted()).toEqual(['Jean', 'Jeanne']);
  });
});
