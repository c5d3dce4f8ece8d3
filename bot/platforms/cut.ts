// Texts made to fit: cut where a reader expects it, and showing that they were.

const ELLIPSIS = '…';

/** At most this many bytes, whole characters only. */
export function cutBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character + ELLIPSIS) > bytes) break;
    kept += character;
  }
  return kept.trimEnd() + ELLIPSIS;
}

/** At most this many characters, on one line. */
export function cutCharacters(text: string, characters: number): string {
  if (text.length <= characters) return text;
  return wholeCharacters(text.slice(0, characters - ELLIPSIS.length)).trimEnd() + ELLIPSIS;
}

/** At most this many characters, cut at the end of a line; inside one only where a single line fills it all. */
export function cutLines(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const room = characters - `\n${ELLIPSIS}`.length;
  const end = text.lastIndexOf('\n', room);
  return `${end > 0 ? text.slice(0, end) : wholeCharacters(text.slice(0, room))}\n${ELLIPSIS}`;
}

/** Without the first half of a character cut in two. */
export function wholeCharacters(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '');
}
