// The bot's middle is pure: it neither looks at the clock, nor draws at random, nor calls the network; edges do, in the places named here.
import ts from 'typescript';
import { expect, test } from 'vitest';
import { ownFiles } from './own-files.ts';

interface Impurity {
  readonly what: string;
  readonly found: (node: ts.Node) => boolean;
  /** Where it belongs. */
  readonly allowed: RegExp;
}

const NOWHERE = /^$/;
/** Clients of AWS spread their retries and name their requests; a cipher's own numbers are nobody's to choose. Nothing else depends on it. */
const DRAWS = /^bot\/aws\//;
const RANDOM = ['randomUUID', 'randomInt', 'randomBytes', 'getRandomValues'];

const IMPURITIES: readonly Impurity[] = [
  { what: 'new Date() reads the clock', allowed: NOWHERE, found: isNewDate },
  { what: 'Date.now reads the clock', allowed: NOWHERE, found: (node) => isMember(node, 'Date', 'now') },
  {
    what: 'performance.now reads the clock',
    allowed: NOWHERE,
    found: (node) => isMember(node, 'performance', 'now'),
  },
  { what: 'Math.random draws', allowed: DRAWS, found: (node) => isMember(node, 'Math', 'random') },
  { what: 'randomUUID draws', allowed: DRAWS, found: (node) => isNamed(node, RANDOM) },
  {
    what: 'fetch calls the network',
    allowed: /^bot\/(platforms\/[^/]+\/client\.ts|documents\/quickchart\.ts|aws\/)/,
    found: (node) => isNamed(node, ['fetch']),
  },
];

function isNewDate(node: ts.Node): boolean {
  const named =
    (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'Date';
  return named && (node.arguments ?? []).length === 0;
}

function isMember(node: ts.Node, owner: string, member: string): boolean {
  return (
    ts.isPropertyAccessExpression(node) && node.name.text === member && node.expression.getText() === owner
  );
}

/** The function of Node or of the browser, called or passed on; a method of the same name is something else. */
function isNamed(node: ts.Node, names: readonly string[]): boolean {
  if (!ts.isIdentifier(node) || !names.includes(node.text)) return false;
  const { parent } = node;
  const isMethod = ts.isPropertyAccessExpression(parent) && parent.name === node;
  const isKey =
    ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent);
  return isMethod
    ? parent.expression.getText() === 'globalThis' || parent.expression.getText() === 'crypto'
    : !isKey;
}

function impuritiesOf(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const { what, found: fits, allowed } of IMPURITIES) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      if (!allowed.test(path) && fits(node)) found.push(`${path}:${line}: ${what}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test.each([
  ['const at = new Date();', 1],
  ['const at = Date();', 1],
  ['const at = new Date(clock.now());', 0],
  ['const at = Date.now();', 1],
  ['const clock = { now: Date.now };', 1],
  ['const at = performance.now();', 1],
  ['const at = clock.now();', 0],
  ['const n = Math.random();', 1],
  ["import { randomUUID } from 'node:crypto';", 1],
  ['const id = crypto.randomUUID();', 1],
  ['const id = ids.randomUUID();', 0],
  ['const iv = randomBytes(12);', 1],
  ["const page = await fetch('https://example.org');", 1],
  ['const call = globalThis.fetch;', 1],
  ['const call = port.fetch;', 0],
])('the eye sees %s', (text, count) => {
  expect(impuritiesOf('bot/commands/example.ts', text)).toHaveLength(count);
});

test('edges do what is theirs', () => {
  expect(impuritiesOf('bot/platforms/mattermost/client.ts', "fetch('https://example.org')")).toEqual([]);
  expect(impuritiesOf('bot/aws/keyring.ts', 'randomBytes(12)')).toEqual([]);
});

test('the bot is given its clock, its ids and its chance', () => {
  const files = ownFiles().filter(({ path }) => path.startsWith('bot/') && path.endsWith('.ts'));
  expect(files.flatMap(({ path, text }) => impuritiesOf(path, text))).toEqual([]);
});
