// Bundles each handler of lambdas/ into one file, as it is deployed, and refuses what would not run or would start slowly there.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';

export interface Bundle {
  readonly name: string;
  /** The file that Lambda loads. */
  readonly file: string;
  readonly bytes: number;
}

/** A chat request waits for the load of its bundle: its size, in bytes, is kept under what a cold start allows. */
const CHAT_DOORS: Readonly<Record<string, number>> = { mattermost: 1_000_000, slack: 1_200_000 };

/** Files that modules read at run time, beside themselves. */
const DATA = /\.(br|gz|ttf|png)$/;
/** The same, of a package: its whole path in quotes in the module that reads it. */
const DATA_OF_PACKAGE = /'((?:@[\w-]+\/)?[a-z][\w-]*\/[\w./-]+\.(?:br|gz|ttf|png))'/g;

/** CommonJS packages in an ES module call `require`, which is not there. */
const BANNER = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);";

/** What Bolt brings for other kinds of servers than Lambda: loaded with it, and never used here. */
const UNUSED: Plugin = {
  name: 'unused',
  setup: (bundle) => {
    const filter = /^(@slack\/oauth|@slack\/socket-mode|express|raw-body)$/;
    bundle.onResolve({ filter }, ({ path }) => ({ path, namespace: 'unused' }));
    bundle.onLoad({ filter, namespace: 'unused' }, () => ({
      contents: 'module.exports = {};',
      loader: 'js',
    }));
  },
};

const ROOT = join(import.meta.dirname, '..');

const OPTIONS = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  mainFields: ['module', 'main'],
  sourcemap: 'external',
  sourcesContent: false,
  banner: { js: BANNER },
  plugins: [UNUSED],
  metafile: true,
  write: false,
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** Files that export no handler (what handlers share) make no bundle. */
export async function bundleLambdas(
  outdir: string,
  lambdas: string = join(ROOT, 'lambdas'),
): Promise<Bundle[]> {
  const entries = readdirSync(lambdas).filter((file) => file.endsWith('.ts'));
  const bundles = await Promise.all(
    entries.map((entry) => bundleOne(join(lambdas, entry), join(outdir, basename(entry, '.ts')))),
  );
  return bundles.filter((bundle) => bundle !== undefined);
}

async function bundleOne(entry: string, outdir: string): Promise<Bundle | undefined> {
  const name = basename(outdir);
  const file = join(outdir, 'index.mjs');
  const { metafile, outputFiles } = await build({ ...OPTIONS, entryPoints: [entry], outfile: file });
  if (!Object.values(metafile.outputs).some(({ exports }) => exports.includes('handler'))) return undefined;
  refuseMissing(name, metafile);
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  copyData(metafile, outdir);
  const bytes = statSync(file).size;
  const most = CHAT_DOORS[name] ?? Number.POSITIVE_INFINITY;
  if (bytes > most)
    throw new Error(`${name}: ${kilobytes(bytes)}, over ${kilobytes(most)}.\n${heaviest(metafile)}`);
  return { name, file, bytes };
}

/** esbuild leaves what it does not find to the run time when it is required in a `try`; a `.node` file stops it by itself. */
function refuseMissing(name: string, { outputs }: Metafile): void {
  const left = Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  const missing = left.filter((path) => !isBuiltin(path));
  if (missing.length > 0) throw new Error(`${name}: not in the bundle: ${missing.join(', ')}`);
}

function copyData({ inputs }: Metafile, outdir: string): void {
  const ours = Object.keys(inputs).filter((path) => !/node_modules|^unused:/.test(path));
  for (const file of ours.flatMap((path) => dataOfPackages(join(ROOT, path)))) {
    copyFileSync(join(ROOT, 'node_modules', file), join(outdir, basename(file)));
  }
  for (const folder of new Set(ours.map((path) => join(ROOT, dirname(path))))) {
    for (const file of readdirSync(folder).filter((name) => DATA.test(name)))
      copyFileSync(join(folder, file), join(outdir, file));
  }
}

function dataOfPackages(source: string): readonly string[] {
  return [...readFileSync(source, 'utf8').matchAll(DATA_OF_PACKAGE)].map(([, file = '']) => file);
}

function heaviest({ outputs }: Metafile): string {
  const sizes = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs),
  )) {
    const owner = ownerOf(path);
    sizes.set(owner, (sizes.get(owner) ?? 0) + bytesInOutput);
  }
  const heavy = [...sizes].sort(([, a], [, b]) => b - a).slice(0, 10);
  return heavy.map(([owner, bytes]) => `  ${kilobytes(bytes)} ${owner}`).join('\n');
}

/** The package's folder for what is installed, the file's for what is ours. */
function ownerOf(path: string): string {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  return name ?? dirname(path);
}

export function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000).toLocaleString('en')} KB`;
}
