// Bundles each handler of lambdas/ into one file, as it is deployed, and refuses what would not run or would start slowly there.
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type BuildOptions, build, type Metafile, type OutputFile, type Plugin } from 'esbuild';

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

/** A module of ours that another runs in a process apart: a file of its own, which cannot be brought into the other's. */
const APART = /new URL\('(\.[\w./-]+)\.ts', import\.meta\.url\)/g;

/** Packages with a binary part, which stays a file: they are put whole beside the bundle that needs them. */
export const NATIVE: readonly string[] = ['@napi-rs/canvas'];

/** CommonJS packages in an ES module call `require`, which is not there. */
const BANNER = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);";

/** What packages bring and handlers never run: as it is asked for, from where, and what stands in its place. */
const LEFT_OUT: readonly (readonly [asked: RegExp, from: RegExp, contents: string])[] = [
  // Bolt's other receivers, and its OAuth.
  [/^(@slack\/oauth|@slack\/socket-mode|express|raw-body)$/, /./, 'module.exports = {};'],
  // A door is called, and listens to nothing.
  [/^\.\/websocket(_events)?$/, /@mattermost.client/, 'module.exports = {};'],
  // Schemas read what comes in; none is published.
  [
    /\/to-json-schema\.js$/,
    /zod.v4/,
    'export const createToJSONSchemaMethod = () => undefined, createStandardJSONSchemaMethod = () => undefined;',
  ],
  [/\/json-schema-(processors|generator)\.js$/, /zod.v4/, 'module.exports = {};'],
];

const UNUSED: Plugin = {
  name: 'unused',
  setup: (bundle) => {
    for (const [filter, from, contents] of LEFT_OUT) {
      bundle.onResolve({ filter }, ({ path, importer }) =>
        from.test(importer) ? { path, namespace: 'unused', pluginData: contents } : undefined,
      );
    }
    bundle.onLoad({ filter: /./, namespace: 'unused' }, ({ pluginData }) => ({
      contents: String(pluginData),
      loader: 'js',
    }));
  },
};

const ROOT = join(import.meta.dirname, '..');

const VERSION = String(
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: unknown }).version,
);

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
  define: { COOPILOTE_VERSION: JSON.stringify(VERSION) },
  logLevel: 'silent',
  external: [...NATIVE],
  alias: {
    'cross-fetch': join(ROOT, 'infra/own-fetch.cjs'),
    '@aws-sdk/credential-provider-node': join(ROOT, 'infra/own-credentials.cjs'),
  },
} as const satisfies BuildOptions;

export interface BundleOptions {
  readonly lambdas?: string;
  /** Where packages with a binary part are taken from: those of this machine, unless others were fetched. */
  readonly packages?: string;
}

/** Files that export no handler (what handlers share) make no bundle. */
export async function bundleLambdas(
  outdir: string,
  { lambdas = join(ROOT, 'lambdas'), packages = join(ROOT, 'node_modules') }: BundleOptions = {},
): Promise<Bundle[]> {
  const entries = readdirSync(lambdas).filter((file) => file.endsWith('.ts'));
  const bundles = await Promise.all(
    entries.map((entry) =>
      bundleOne(join(lambdas, entry), { outdir: join(outdir, basename(entry, '.ts')), packages }),
    ),
  );
  return bundles.filter((bundle) => bundle !== undefined);
}

interface Place {
  readonly outdir: string;
  readonly packages: string;
}

async function bundleOne(entry: string, place: Place): Promise<Bundle | undefined> {
  const { outdir } = place;
  const name = basename(outdir);
  const built = await builtFile(entry, join(outdir, 'index.mjs'));
  if (!isHandler(built)) return undefined;
  const apart = await Promise.all(built.apart.map((path) => builtFile(path, join(outdir, nameApart(path)))));
  const files = [built, ...apart];
  for (const { metafile } of files) refuseMissing(name, metafile);
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  for (const file of files) write(file, place);
  const bytes = statSync(built.file).size;
  const most = CHAT_DOORS[name] ?? Number.POSITIVE_INFINITY;
  if (bytes > most) {
    throw new Error(`${name}: ${kilobytes(bytes)}, over ${kilobytes(most)}.\n${heaviest(built.metafile)}`);
  }
  return { name, file: built.file, bytes };
}

function isHandler({ metafile }: BuiltFile): boolean {
  return Object.values(metafile.outputs).some(({ exports }) => exports.includes('handler'));
}

interface BuiltFile {
  readonly file: string;
  readonly metafile: Metafile;
  readonly outputs: readonly OutputFile[];
  /** Modules of ours that it runs in a process apart. */
  readonly apart: readonly string[];
}

async function builtFile(entry: string, file: string): Promise<BuiltFile> {
  const apart = new Set<string>();
  const { metafile, outputFiles } = await build({
    ...OPTIONS,
    entryPoints: [entry],
    outfile: file,
    plugins: [UNUSED, renameApart(apart)],
  });
  return { file, metafile, outputs: outputFiles, apart: [...apart] };
}

function nameApart(path: string): string {
  return `${basename(path, '.ts')}.mjs`;
}

/** What is a `.ts` in its folder is a `.mjs` beside the bundle. */
function renameApart(found: Set<string>): Plugin {
  return {
    name: 'apart',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const contents = readFileSync(path, 'utf8').replace(APART, (_, module: string) => {
          const file = join(dirname(path), `${module}.ts`);
          found.add(file);
          return `new URL('./${nameApart(file)}', import.meta.url)`;
        });
        return { contents, loader: 'ts' };
      });
    },
  };
}

function write({ metafile, outputs }: BuiltFile, place: Place): void {
  for (const { path, contents } of outputs) writeFileSync(path, contents);
  copyData(metafile, place.outdir);
  copyNative(metafile, place);
}

/** esbuild leaves what it does not find to the run time when it is required in a `try`; a `.node` file stops it by itself. */
function refuseMissing(name: string, metafile: Metafile): void {
  const missing = importsOf(metafile).filter((path) => !isBuiltin(path) && !NATIVE.includes(path));
  if (missing.length > 0) throw new Error(`${name}: not in the bundle: ${missing.join(', ')}`);
}

function importsOf({ outputs }: Metafile): readonly string[] {
  return Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
}

/** With the binary of one kind of machine, which npm puts beside the package under its name. */
function copyNative(metafile: Metafile, { outdir, packages }: Place): void {
  const needed = NATIVE.filter((name) => importsOf(metafile).includes(name));
  for (const name of needed) {
    const scope = dirname(name);
    const parts = readdirSync(join(packages, scope)).filter((part) => `${scope}/${part}`.startsWith(name));
    for (const part of parts) {
      cpSync(join(packages, scope, part), join(outdir, 'node_modules', scope, part), {
        recursive: true,
      });
    }
  }
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
