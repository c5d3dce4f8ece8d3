// How much of a spreadsheet is read, whoever made it: beyond, it is refused with a sentence, or left out and told.

/** A list of five thousand people in La Coop's own template, twice over. */
export const MOST_BYTES = 10_000_000;
/**
 * What the parts of a workbook weigh once unpacked, as it declares them and as they are read. La Coop's own template is 3.6 MB packed before
 * anybody is written in it: its rows are full of formulas.
 */
export const MOST_UNPACKED = 64 * 1024 * 1024;
/** Parts of a workbook: sheets, pictures. */
export const MOST_PARTS = 2000;
/** Elements of XML, each of which costs the same however small it is: about a second for all of them. */
export const MOST_ELEMENTS = 3_000_000;
/** Sheets looked at for headers. */
export const MOST_SHEETS = 20;
export const MOST_COLUMNS = 100;
/** As spreadsheets themselves: no cell of theirs is longer. */
export const LONGEST_CELL = 32_767;
/** Texts that the cells of a workbook share. */
export const MOST_SHARED = 500_000;
