// The characters of a text file, whose encoding nobody says: its first bytes, else whether it is UTF-8 at all, else Windows-1252.
import { asBuffer } from './octets.ts';

/** Windows-1252 has these where Unicode has controls. The decoder of Node takes it for Latin-1, which has none of them. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Bytes that are no UTF-8: what French spreadsheets save by default.
    return fromWindows(bytes);
  }
}

function fromWindows(bytes: Uint8Array): string {
  const latin = asBuffer(bytes).toString('latin1');
  return latin.replace(/[\u0080-\u009f]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80] ?? control);
}
