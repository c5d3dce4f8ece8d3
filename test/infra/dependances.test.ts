// Dependencies are few, pinned to the exact version, and each has its line of reason; the lock has the fingerprint of all that is installed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

const versions = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: versions, devDependencies: versions, optionalDependencies: versions })
  .parse(JSON.parse(read('package.json')));
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        integrity: z.string().optional(),
        resolved: z.string().optional(),
        link: z.boolean().optional(),
        /** In the archive of another, whose fingerprint is known. */
        inBundle: z.boolean().optional(),
      }),
    ),
  })
  .parse(JSON.parse(read('package-lock.json')));

/** The packages that a chapter justifies. */
function justified(titre: string): readonly string[] {
  const chapter =
    read('docs/dependances.md')
      .split(/^## /m)
      .find((part) => part.startsWith(titre)) ?? '';
  return [...chapter.matchAll(/^\| `([^`]+)` \| [^|]{8,} \| [^|]+ \|$/gm)].map(([, name = '']) => name);
}

it('has a line for each dependency at run time, and no other', () => {
  expect(justified('En production').toSorted()).toEqual(Object.keys(manifest.dependencies).toSorted());
});

it('has a line for each one that develops and checks, and no other', () => {
  const names = Object.keys({ ...manifest.devDependencies, ...manifest.optionalDependencies });
  expect(justified('Pour développer').toSorted()).toEqual(names.toSorted());
});

it.each(['dependencies', 'devDependencies', 'optionalDependencies'] as const)(
  'pins the exact version of all %s',
  (kind) => {
    const loose = Object.entries(manifest[kind]).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  },
);

it('knows the fingerprint of all that it installs', () => {
  const unknown = Object.entries(lock.packages).filter(
    ([path, { integrity, inBundle = false }]) => path !== '' && integrity === undefined && !inBundle,
  );
  expect(unknown.map(([path]) => path)).toEqual([]);
});
