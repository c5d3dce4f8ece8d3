// Whether a word can be found in a text by somebody who looks for it.

/** Found as it is, in any case, in hexadecimal, or in base64 wherever it begins. */
export function isFound(word: string, text: string): boolean {
  const bytes = Buffer.from(word);
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '');
    // The first and last letters depend on what stands beside.
    return whole.slice(shift === 0 ? 0 : shift + 1, -1 - (word.length % 3));
  });
  const url = base64.map((part) => part.replaceAll('+', '-').replaceAll('/', '_'));
  const lower = text.toLowerCase();
  return (
    lower.includes(word.toLowerCase()) ||
    lower.includes(bytes.toString('hex')) ||
    [...base64, ...url].some((part) => text.includes(part))
  );
}
