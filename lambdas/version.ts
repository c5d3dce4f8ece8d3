// Which version this is: written in the bundle when it is made, read from the package where there is none.
import { readFileSync } from 'node:fs';

/** `infra/bundle.ts` puts it in its place. */
declare const COOPILOTE_VERSION: string | undefined;

export const version: string = typeof COOPILOTE_VERSION === 'string' ? COOPILOTE_VERSION : packageVersion();

function packageVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return String((JSON.parse(text) as { readonly version: unknown }).version);
}
