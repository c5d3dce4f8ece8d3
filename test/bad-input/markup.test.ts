// What people typed comes back in what the bot says: places, titles, tags, notes, words not understood. None of it formats, links, shows or calls.
import { Marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { knownStage, leastOf, type Stage } from './stage.ts';

const HOSTILE = [
  '@all @channel',
  '[ici](https://piege.exemple)',
  '![x](https://piege.exemple/p.png)',
  '| a | b |',
  '`code`',
  'https://piege.exemple',
  '<b>gras</b>',
  '#tag ~canal :smile:',
].join(' ');
/** Short enough for the name of a place. */
const PLACE = '@all [ici](https://p.fr) ![x](https://p.fr) | `c` | <b>';
const LINES = `${HOSTILE}\n# titre\n> citation\n- liste\n| a | b |\n|---|---|\n\`\`\`\ncode\n\`\`\`\n    code`;

const marked = new Marked({ gfm: true, breaks: true });

function kindsOf(text: string): readonly string[] {
  const kinds: string[] = [];
  void marked.walkTokens(marked.lexer(text), (token: Token) => {
    kinds.push(token.type);
  });
  return kinds;
}

/** The bot's own words are bold, titled or listed; a command that it names is code. */
function expectTame(text: string): void {
  const wild = ['link', 'image', 'table', 'code', 'html', 'del', 'em', 'blockquote', 'hr'];
  expect(kindsOf(text).filter((kind) => wild.includes(kind))).toEqual([]);
  expect(text).not.toMatch(/@(all|channel)|(^|[^\\])#tag|(^|[^\\])~canal|:smile:/);
  expect(text.replace(/`\/[a-z](?:[^`<@[]|@(?:karim|lea))*`/g, '')).not.toMatch(/(^|[^\\])`/);
}

async function saidBy(stage: Stage, act: () => Promise<unknown>): Promise<string> {
  const [before, opened] = [stage.told.length, stage.dialogs.length];
  const answer = (await act()) as { text?: string; attachments?: { text: string }[]; form?: object };
  const told = stage.told.slice(before);
  const intros = stage.dialogs.slice(opened).map((dialog) => dialog.introduction_text);
  const all = [answer, ...told].flatMap((one) => [
    one.text ?? '',
    ...(one.attachments ?? []).map(({ text }) => text),
  ]);
  return [...all, ...intros].filter(Boolean).join('\n\n');
}

describe('words typed by a person', () => {
  it('come back as they are in the card of an activity, its sheet, its copy and the history', async () => {
    const stage = await knownStage({ nom: PLACE });
    const dialog = await stage.open('/cra atelier 8 complet');
    const answers = {
      ...leastOf(dialog),
      titre: HOSTILE.slice(0, 200),
      tags: '@all, [ici](https://p.fr)',
      notes: LINES,
    };
    const card = await saidBy(stage, () => stage.submit(dialog, answers));
    expect(card).toContain('Enregistré');
    const list = await stage.command('/historique');
    const menu = list.attachments?.[0]?.actions.at(-1)?.integration.context.ticket ?? '';
    const said = [
      card,
      await saidBy(stage, () => stage.command('/historique')),
      await saidBy(stage, () => stage.command('/cra')),
      await saidBy(stage, () => stage.command('/cra dernier')),
      await saidBy(stage, () => stage.press(menu, 'voir')),
      await saidBy(stage, () => stage.press(menu, 'dupliquer')),
      await saidBy(stage, () => stage.press(menu, 'supprimer')),
    ];
    for (const text of said) {
      expect(text.replaceAll('\\', '')).toMatch(/ici|Quelle activité/);
      expectTame(text);
    }
  });

  it('come back as they are in the list of places and what is done with them', async () => {
    const stage = await knownStage({ nom: PLACE });
    const list = await stage.command('/lieux');
    const menu = list.attachments?.[0]?.actions[0]?.integration.context.ticket ?? '';
    const dialog = await stage.open(`/lieux ajouter ${PLACE} 2`);
    const said = [
      await saidBy(stage, () => stage.command('/lieux')),
      await saidBy(stage, () => stage.submit(dialog, leastOf(dialog))),
      await saidBy(stage, () => stage.press(menu, 'favori')),
      await saidBy(stage, () => stage.press(menu, 'archiver')),
    ];
    for (const text of said) {
      expect(text).toContain('ici');
      expectTame(text);
    }
  });

  it('come back as they are in what remains to be done', async () => {
    const stage = await knownStage();
    const words = HOSTILE.slice(0, 150);
    const noted = await stage.command(`/rappels ${words} demain`);
    const list = await stage.command('/rappels');
    const [done, , later] =
      list.attachments?.[0]?.actions.map(({ integration }) => integration.context.ticket) ?? [];
    const said = [
      await saidBy(stage, async () => noted),
      await saidBy(stage, async () => list),
      await saidBy(stage, () => stage.press(later ?? '')),
      await saidBy(stage, () => stage.press(done ?? '')),
    ];
    for (const text of said) {
      expect(text).toContain('ici');
      expectTame(text);
    }
  });

  it('come back as they are when they were not understood, wherever', async () => {
    const stage = await knownStage();
    const typed = [
      `/cra individuel 45 ${HOSTILE}`,
      `/cra ${HOSTILE}`,
      `/cra @all`,
      `/historique ${HOSTILE}`,
      `/historique lieu=${HOSTILE}`,
      `/historique type=[ici](https://piege.exemple)`,
      `/historique \`x\`=${HOSTILE}`,
      `/coop ${HOSTILE}`,
      `/profil ${HOSTILE}`,
    ];
    for (const line of typed) expectTame(await saidBy(stage, () => stage.command(line)));
  });

  it('come back as they are in the profile', async () => {
    const stage = await knownStage();
    const dialog = await stage.open('/profil');
    const structure = HOSTILE.slice(0, 119);
    const said = await saidBy(stage, () => stage.submit(dialog, { ...leastOf(dialog), structure }));
    expect(said).toContain('ici');
    expectTame(said);
  });
});
