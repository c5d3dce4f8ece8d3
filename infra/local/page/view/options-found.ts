// Finds options by any part of their label, whatever the accents and capitals, as the real client's lists do.
import type { Option } from '#local/page/dialog/definition.ts';

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();

export const foundIn = (options: readonly Option[], query: string): readonly Option[] =>
  options.filter(({ label, value }) => plain(`${label} ${value}`).includes(plain(query)));
