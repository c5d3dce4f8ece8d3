// Writes the linter's form of the import table: `npm run imports`, after each change of infra/imports/table.ts.
import { writeFileSync } from 'node:fs';
import { importsFile } from '../infra/imports/biome.ts';

writeFileSync(new URL('../infra/imports/table.biome.json', import.meta.url), importsFile());
