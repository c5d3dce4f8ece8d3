// Bundles the handlers into dist/ and prints the size of each.
import { join } from 'node:path';
import { bundleLambdas, kilobytes } from '../infra/bundle.ts';

try {
  const bundles = await bundleLambdas(join(import.meta.dirname, '..', 'dist'));
  for (const { name, bytes } of bundles) console.log(`${name}: ${kilobytes(bytes)}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
