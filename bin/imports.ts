// Writes the linter's form of the import table, after each change of infra/imports/table.ts; with `--check`, only tells whether it is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { importsFile } from '../infra/imports/biome.ts';

const file = new URL('../infra/imports/table.biome.json', import.meta.url);
if (!process.argv.includes('--check')) writeFileSync(file, importsFile());
else if (readFileSync(file, 'utf8') !== importsFile()) {
  console.error('infra/imports/table.biome.json is not what infra/imports/table.ts says: npm run imports.');
  process.exitCode = 1;
}
