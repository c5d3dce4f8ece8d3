// Adding a kind of field makes the compiler list what is missing: proved by adding one, in memory, and compiling.
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FIELDS = 'bot/forms/field.ts';

/** A kind nobody has written a reader, a sentence or a control for. */
const COLOUR = `
export interface ColourField extends Common { readonly kind: 'colour' }
`;

function withColour(text: string): string {
  return text
    .replace('export type Field =', `${COLOUR}\nexport type Field =\n  | ColourField`)
    .replace('export interface ValueByKind {', 'export interface ValueByKind {\n  readonly colour: string;');
}

/** The sentences of the compiler by file, of the product as it is or with its fields changed. */
function errorsWith(change: (text: string) => string): Readonly<Record<string, readonly string[]>> {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config as object;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = ts.createCompilerHost({ ...options, incremental: false });
  const read = host.readFile.bind(host);
  host.readFile = (file) => {
    const text = read(file);
    return file === join(ROOT, FIELDS) && text !== undefined ? change(text) : text;
  };
  const roots = ['bot/bot.ts', 'bot/platforms/mattermost/platform.ts', 'infra/local/seed-answers.ts'];
  const { tsBuildInfoFile: _none, ...plain } = options;
  const program = ts.createProgram(
    roots.map((file) => join(ROOT, file)),
    { ...plain, incremental: false },
    host,
  );
  const found: Record<string, string[]> = {};
  for (const source of program.getSourceFiles()) {
    if (source.fileName.includes('node_modules') || dirname(source.fileName) === ROOT) continue;
    const said = program
      .getSemanticDiagnostics(source)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    if (said.length > 0) found[source.fileName.slice(ROOT.length + 1)] = said;
  }
  return found;
}

/** Each part of the product that treats every kind of field. */
const COMPLETE = [
  'bot/domain/beneficiaire/cellules.ts',
  'bot/forms/carry.ts',
  'bot/forms/raw.ts',
  'bot/forms/read.ts',
  'bot/forms/summary.ts',
  'bot/platforms/mattermost/read.ts',
  'bot/platforms/mattermost/render.ts',
  'bot/stats/count-fields.ts',
  'infra/local/seed-answers.ts',
];

it('a new kind is missing from each place that must know it, by name', { timeout: 120_000 }, () => {
  const errors = errorsWith(withColour);
  expect(Object.keys(errors).toSorted()).toEqual(COMPLETE);
  for (const said of Object.values(errors)) expect(said.join('\n')).toMatch(/'?colour'? is missing/);
});
