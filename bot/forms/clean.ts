// Text as typed, made storable: composed accents, plain line ends, nothing invisible.

/**
 * Control characters, zero-width and bidirectional marks hide what a text says; the joiner inside an emoji makes it. Half a character is none,
 * and no store keeps it as it is.
 */
const INVISIBLE = /(?![\n\t])\p{Cc}|\p{Cs}|(?!\u200D)\p{Cf}|(?<!\p{Extended_Pictographic}\uFE0F?)\u200D/gu;

/** Keeps line breaks (as `\n`), at most two in a row. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ');
}
