// Words of a person inside the bot's Markdown: read as they were typed, never as formatting, a link, a picture or a call to everybody.

/** Shown as nothing. What no backslash disarms in Mattermost is cut in two by it. */
const NOTHING = '\u200B';

/** Characters that mean something wherever they stand. */
const MARKS = /[\\`*_[\]~|#]/g;
/** Mentions, tags of HTML, formulas, addresses, emoji. */
const SIGNS = /[@<$&]|:(?=\/|[\w+-]+:)|www(?=\.)/gi;
/** What makes a line a quotation, a list or a rule; four spaces before it would make it code. */
const LINE_START = /^[ \t]*(?:[>+-]|\d+(?=[.)]))?/gm;
const UNDERLINE = /^=/gm;

/** A text that Markdown leaves as it is. */
export function plain(text: string): string {
  return text
    .replace(MARKS, '\\$&')
    .replace(SIGNS, `$&${NOTHING}`)
    .replace(LINE_START, disarmed)
    .replace(UNDERLINE, `${NOTHING}=`);
}

function disarmed(start: string): string {
  const mark = start.trim();
  return /^\d/.test(mark) ? `${mark}\\` : mark === '' ? '' : `\\${mark}`;
}

/** A text as it is, in letters of equal width: what can be copied. */
export function code(text: string): string {
  return `\`${text.replace(/[`\r\n]/g, ' ')}\``;
}
