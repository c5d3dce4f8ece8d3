// How much of a spreadsheet is read, whoever made it: beyond, it is refused with a sentence, or left out and told.

/** What a door of AWS takes in one request, once encoded. */
export const MOST_BYTES = 4_000_000;
/**
 * What all the parts of a workbook weigh once unpacked, as it declares it. La Coop's own template, empty, is 3.6 MB packed: its rows are full of
 * formulas. Reading as much takes about a second and a half, without keeping it.
 */
export const MOST_UNPACKED = 96 * 1024 * 1024;
/** Parts of a workbook: sheets, pictures. */
export const MOST_PARTS = 2000;
export const MOST_COLUMNS = 100;
/** As spreadsheets themselves: no cell of theirs is longer. */
export const LONGEST_CELL = 32_767;
/** Texts that the cells of a workbook share. */
export const MOST_SHARED = 1_000_000;
