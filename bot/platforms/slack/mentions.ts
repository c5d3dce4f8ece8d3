// What Slack writes in its own notation in a command's text, made words again: mentions, channels, links, and three characters.

export interface Typed {
  readonly text: string;
  /** The id of each person mentioned, by the name that stands for them in the text. */
  readonly named: ReadonlyMap<string, string>;
}

/** `<@U123|karim>`, `<#C123|general>`, `<!here>`, `<mailto:a@b.fr|a@b.fr>`, `<https://…|…>`. */
const NOTATION = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

export function typedText(escaped: string): Typed {
  const named = new Map<string, string>();
  const text = escaped.replace(NOTATION, (_whole, ...[mark = '', target = '', label]: string[]) => {
    if (mark !== '@') return words(mark, target, label);
    // A name is one word here: it may be followed by others.
    const name = label?.replace(/\s+/g, '.') || target;
    named.set(name.toLowerCase(), target);
    return `@${name}`;
  });
  return { text: unescaped(text), named };
}

function words(mark: string, target: string, label: string | undefined): string {
  if (mark === '#') return `#${label || target}`;
  if (mark === '!') return label || `@${target}`;
  return label || target.replace(/^(mailto|tel):/, '');
}

/** Slack writes these three its own way in all that it sends of a message, a command or a window. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
