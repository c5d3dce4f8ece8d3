// `npm run registre`: writes in the register of processing what the code itself keeps, between its two marks.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { registreMarkdown } from '#bot/commands/registre.ts';
import { filled } from './registre/filled.ts';

const file = join(import.meta.dirname, '..', 'docs', 'rgpd', 'registre.md');
writeFileSync(file, filled(readFileSync(file, 'utf8'), registreMarkdown()));
