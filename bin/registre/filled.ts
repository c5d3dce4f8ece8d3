// A document with the part that is made from the code put between its marks.
const MARKS = /(<!-- registre -->\n)[\s\S]*(\n<!-- \/registre -->)/;

export function filled(text: string, part: string): string {
  if (!MARKS.test(text)) throw new Error('the document has lost its marks');
  return text.replace(MARKS, (_whole, open: string, close: string) => `${open}\n${part}\n${close}`);
}
