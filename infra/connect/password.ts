// Asks for a secret without showing it.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Stop } from './report.ts';

export interface Secret {
  /** « Le mot de passe » */
  readonly what: string;
  readonly question: string;
  /** The variable that may hold it instead. */
  readonly variable: string;
}

export async function askSecret({ what, question, variable }: Secret): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Stop(`${what} ne peut pas être demandé ici.`, `Donnez-le par la variable ${variable}.`);
  process.stdout.write(question);
  const givenUp = new AbortController();
  // The terminal's own echo is off while readline reads keys, and what readline would show goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  terminal.once('close', () => givenUp.abort());
  terminal.once('SIGINT', () => terminal.close());
  try {
    return await terminal.question('', { signal: givenUp.signal });
  } catch {
    throw new Stop(
      `Rien n’a été relié : ${lowerFirst(what)} n’a pas été donné.`,
      'Recommencez quand vous voulez.',
    );
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
