// Asks for a password without showing it.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Stop } from './report.ts';

export async function askSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new Stop('Le mot de passe ne peut pas être demandé ici.', 'Donnez-le par la variable MM_PASSWORD.');
  }
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
      'Rien n’a été fait : le mot de passe n’a pas été donné.',
      'Recommencez quand vous voulez.',
    );
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}
