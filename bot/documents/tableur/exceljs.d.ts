// The part of exceljs that writes as it goes: importing it alone halves what is loaded, and the package declares no type for it.
declare module 'exceljs/lib/stream/xlsx/workbook-writer.js' {
  import type { stream } from 'exceljs';

  const WorkbookWriter: typeof stream.xlsx.WorkbookWriter;
  // biome-ignore lint/style/noDefaultExport: the module is what it exports.
  export default WorkbookWriter;
}
