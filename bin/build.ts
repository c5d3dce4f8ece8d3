// Bundles the handlers into dist/ and prints the size of each.
import { join } from 'node:path';
import { bundleLambdas, kilobytes } from '../infra/bundle.ts';

const bundles = await bundleLambdas(join(import.meta.dirname, '..', 'dist'));
for (const { name, bytes } of bundles) console.log(`${name}: ${kilobytes(bytes)}`);
