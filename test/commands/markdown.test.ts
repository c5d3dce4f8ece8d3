// What a person typed, inside a message of the bot: no word of it becomes formatting, a link, a picture or a mention.
import fc from 'fast-check';
import { Marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { plain } from '#bot/commands/markdown.ts';

const marked = new Marked({ gfm: true, breaks: true });

/** Every kind of token of a text, however deep. */
function kindsOf(text: string): readonly string[] {
  const kinds: string[] = [];
  void marked.walkTokens(marked.lexer(text), (token: Token) => {
    kinds.push(token.type);
  });
  return [...new Set(kinds)];
}

const HARMLESS = ['paragraph', 'text', 'escape', 'br', 'space'];

function shown(text: string): string {
  const html = marked.parse(text, { async: false });
  const words = html.replace(/<\/?p>|<br>/g, '').replaceAll('\u200b', '');
  const entities: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&amp;': '&',
  };
  return words.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity).trim();
}

describe('a text typed by a person', () => {
  it.each([
    ['bold', '**gras** _penché_ ~~barré~~'],
    ['a link', '[Caf](https://piege.exemple)'],
    ['a bare address', 'https://piege.exemple www.piege.exemple ftp://x.y'],
    ['an address in angles', '<https://piege.exemple>'],
    ['a picture', '![x](https://piege.exemple/p.png)'],
    ['code', '`x` ```\nx\n``` ~~~'],
    ['a title', '# Titre\n## Titre'],
    ['an underlined title', 'Titre\n===\nTitre\n---'],
    ['a list', '- un\n+ deux\n* trois\n1. quatre\n2) cinq\n- [ ] six'],
    ['a quotation', '> dit-elle'],
    ['a table', '| a | b |\n|---|---|\n| 1 | 2 |'],
    ['a rule', '---\n***\n___'],
    ['indented code', 'a\n\n    b'],
    ['HTML', '<b>x</b> <script>alert(1)</script> <img src=x>'],
    ['an entity', '&lt;b&gt; &#64;all'],
    ['a reference', '[a]: https://piege.exemple\n[a]'],
  ])('is no %s', (_what, typed) => {
    expect(kindsOf(plain(typed)).filter((kind) => !HARMLESS.includes(kind))).toEqual([]);
  });

  it.each(['@channel', 'bonjour @all', 'é@here', ':@lea', '(@lea)'])('calls nobody: %s', (typed) => {
    expect(plain(typed)).not.toMatch(/@[a-z]/);
  });

  it.each([
    ['a tag', '#caf', /(^|[^\\])#/],
    ['a channel', '~town-square', /(^|[^\\])~/],
    ['an emoji', ':smile:', /:smile:/],
    ['a formula', '$x$', /\$x/],
  ])('is not %s, which Mattermost alone knows', (_what, typed, meant) => {
    expect(typed).toMatch(meant);
    expect(plain(typed)).not.toMatch(meant);
  });

  it('is read as it was typed', () => {
    for (const typed of [
      '1,5 h (environ)',
      'Médiathèque - annexe',
      'l’e-mail : 50 % de réussite !',
      '« été »',
    ]) {
      expect(plain(typed)).toBe(typed);
    }
  });

  it('is harmless and whole, whatever it is', () => {
    const piece = fc.constantFrom(
      ...[
        '*',
        '**',
        '_',
        '`',
        '```',
        '~~',
        '[',
        ']',
        '(',
        ')',
        '!',
        '#',
        '>',
        '-',
        '+',
        '=',
        '|',
        '\\',
        '<',
        '&',
      ],
      ...['@all', 'https://a.fr', 'www.a.fr', '1.', '2)', ':x:', '$', 'mot', 'é', ' ', '\n', '    ', '---'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const typed = pieces.join('');
        const drawn = `Avant : ${plain(typed)}`;
        expect(kindsOf(drawn).filter((kind) => !HARMLESS.includes(kind))).toEqual([]);
        const bare = (text: string) => text.replace(/\s+/g, '');
        expect(bare(shown(drawn))).toBe(bare(`Avant : ${typed}`));
      }),
      { numRuns: 500 },
    );
  });
});
