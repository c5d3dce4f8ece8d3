// The bot's Markdown in Slack: each form becomes a form of Slack's, and what a person typed stays what they typed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from '#bot/commands/markdown.ts';
import { passagesOf, spansOf, textOf } from '#bot/platforms/slack/markdown.ts';
import { plainText, textBlocks } from '#bot/platforms/slack/rich-text.ts';
import { messageBlocks } from '#test/support/slack/rules.ts';

const paragraph = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const text = (words: string, style?: object) => ({ type: 'text', text: words, ...(style && { style }) });

describe('each form', () => {
  it.each<readonly [string, string, readonly object[]]>([
    ['plain words', 'Bonjour, Léa', [text('Bonjour, Léa')]],
    ['bold', 'un **gras** net', [text('un '), text('gras', { bold: true }), text(' net')]],
    [
      'italic',
      'un _mot_ et *un autre*',
      [text('un '), text('mot', { italic: true }), text(' et '), text('un autre', { italic: true })],
    ],
    ['struck', '~~non~~', [text('non', { strike: true })]],
    ['code', 'tapez `/cra *8*`', [text('tapez '), text('/cra *8*', { code: true })]],
    [
      'a link',
      '[La fiche](https://bot.exemple/f?a=1_b)',
      [{ type: 'link', url: 'https://bot.exemple/f?a=1_b', text: 'La fiche' }],
    ],
    [
      'two at once',
      '**très _très_**',
      [text('très ', { bold: true }), text('très', { bold: true, italic: true })],
    ],
    ['lines', 'une\ndeux\n\ntrois', [text('une\ndeux\n\ntrois')]],
    ['a mark inside a word', 'snake_case_name 2*3*4', [text('snake_case_name 2*3*4')]],
    ['a mark alone', '5 * 3 ** 2 ~~ 1', [text('5 * 3 ** 2 ~~ 1')]],
    ['a link to nowhere', '[x](javascript:alert)', [text('[x](javascript:alert)')]],
  ])('%s', (_what, markdown, elements) => {
    expect(textBlocks(markdown)).toEqual([paragraph(...elements)]);
  });

  it('a heading, a list, a quote, a code and a table have their own', () => {
    const markdown = [
      '#### Paul *Martin*',
      'Suivi :',
      '- **un**',
      '- deux',
      '  - dessous',
      '1. premier',
      '> dit par elle',
      '```',
      'a = *b*',
      '```',
      '| Mois | Heures |',
      '| --- | ---: |',
      '| mars | 12 |',
      '![Courbe](https://bot.exemple/c.png)',
    ].join('\n');
    const blocks = textBlocks(markdown);
    expect(messageBlocks.safeParse(blocks).error).toBeUndefined();
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'rich_text', 'image']);
    expect(blocks[0]).toMatchObject({ text: { type: 'plain_text', text: 'Paul Martin' } });
    const rich = blocks[1] as { readonly elements: readonly { readonly type: string }[] };
    expect(rich.elements.map(({ type }) => type)).toEqual([
      'rich_text_section',
      'rich_text_list',
      'rich_text_list',
      'rich_text_list',
      'rich_text_quote',
      'rich_text_preformatted',
      'rich_text_preformatted',
    ]);
    expect(rich.elements[2]).toMatchObject({ style: 'bullet', indent: 1 });
    expect(rich.elements[3]).toMatchObject({ style: 'ordered', indent: 0 });
    expect(rich.elements[6]).toMatchObject({ elements: [text('Mois  Heures\nmars  12')] });
  });
});

const HOSTILE = [
  '<!channel> <!here> <@U0KARIM> <#C0|general>',
  '@channel @here @everyone @karim',
  '*gras* _italique_ ~barré~ `code` ```bloc```',
  '> citation\n- liste\n1. liste\n# titre\n| a | b |\n| - | - |',
  '[lien](https://exemple.fr) https://exemple.fr www.exemple.fr',
  ':warning: :tada: &lt;!channel&gt; <https://x|y>',
  '\\*échappé\\*',
];

/** What is typed is cleaned of what cannot be seen before it is ever said. */
const typed = fc
  .string({ maxLength: 200, unit: 'grapheme' })
  .map((words) => words.replace(/[\u200B\r]/g, ''));

/** Spaces at the head of a line, and empty lines at both ends, are not kept by Markdown. */
function kept(words: string): string {
  return words
    .split('\n')
    .map((line) => line.replace(/^[ \t]+/, ''))
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

const shown = (markdown: string): string =>
  passagesOf(markdown)
    .map((one) => ('spans' in one ? textOf(one.spans) : JSON.stringify(one)))
    .join('\n');

describe('what a person typed', () => {
  it.each(HOSTILE)('is shown as it was typed: %s', (words) => {
    expect(shown(plain(words))).toBe(kept(words));
  });

  it('is one text without form nor link, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          typed,
          fc.array(fc.constantFrom(...HOSTILE)).map((list) => list.join(' ')),
        ),
        (words) => {
          const passages = passagesOf(plain(words));
          expect(shown(plain(words))).toBe(kept(words));
          for (const one of passages) {
            expect(one.is).toBe('paragraph');
            if ('spans' in one) for (const span of one.spans) expect(Object.keys(span)).toEqual(['text']);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('stays so inside what is bold', () => {
    const words = 'Paul *Martin* **x** _y_ <@U1>';
    expect(spansOf(`**${plain(words)}**`)).toEqual([{ text: words, bold: true }]);
  });

  it('calls nobody from a notification', () => {
    for (const words of HOSTILE) expect(plainText(plain(words))).not.toMatch(/[<>]/);
    expect(plainText(plain('<!channel> & Cie'))).toBe('&lt;!channel&gt; &amp; Cie');
  });
});

describe('a long text', () => {
  it('is split between blocks without losing a word', () => {
    const words = Array.from({ length: 1_500 }, (_, rank) => `mot${rank}`).join(' ');
    const blocks = textBlocks(words);
    expect(messageBlocks.safeParse(blocks).error).toBeUndefined();
    expect(blocks.length).toBeGreaterThan(3);
    expect(JSON.stringify(blocks).match(/mot\d+/g)).toHaveLength(1_500);
  });

  it('of any kind fits the limits', () => {
    const line = fc.oneof(
      fc.constantFrom('- ', '> ', '#### ', '1. ', '    - ', '```', '| a | b |\n| --- | --- |', ''),
      typed,
    );
    const long = fc.array(fc.tuple(line, fc.string({ maxLength: 4_000, unit: 'grapheme' })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(long, (lines) => {
        const blocks = textBlocks(lines.map((parts) => parts.join('')).join('\n'));
        expect(messageBlocks.safeParse(blocks).error).toBeUndefined();
        for (const block of blocks) expect(lengthOf(block)).toBeLessThanOrEqual(3_000);
      }),
      { numRuns: 100 },
    );
  });
});

function lengthOf(block: object): number {
  const found: string[] = [];
  JSON.stringify(block, (name, value) => {
    if (name === 'text' && typeof value === 'string') found.push(value);
    return value;
  });
  return found.join('').length;
}
