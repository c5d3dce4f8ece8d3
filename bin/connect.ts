// `npm run connect`: reads what is asked, asks for the password, and leaves the work to infra/connect.
import { randomInt } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { CATALOGUE } from '#bot/commands/catalogue.ts';
import { connect } from '#connect/connect.ts';
import { readConnexion } from '#connect/connexion-file.ts';
import { type Asked, type Credentials, readArguments, USAGE } from '#connect/options.ts';
import { askSecret, type Secret } from '#connect/password.ts';
import { Stop } from '#connect/report.ts';
import { connectSlack } from '#connect/slack/connect.ts';
import { readSlackArguments, SLACK_USAGE } from '#connect/slack/options.ts';
import type { ConnectPorts } from '#connect/work.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

async function main(argv: readonly string[]): Promise<0 | 1 | 2> {
  if (argv.includes('--slack')) return slack(argv);
  const asked = readArguments(argv);
  if (asked.help) {
    console.log(USAGE);
    return 0;
  }
  const url = asked.url ?? (await readConnexion(asked.dataDir))?.url;
  if (url === undefined)
    throw new Stop('L’adresse du Mattermost manque.', 'Ajoutez --url ; --help montre un exemple.');
  const credentials = await credentialsOf(asked);
  return connect({ ...asked, url, credentials, commands: CATALOGUE }, await ports());
}

async function slack(argv: readonly string[]): Promise<0 | 1 | 2> {
  const asked = readSlackArguments(argv);
  if (asked.help) {
    console.log(SLACK_USAGE);
    return 0;
  }
  const secret = async (wanted: Secret) => process.env[wanted.variable] ?? (await askSecret(wanted));
  return connectSlack(
    { ...asked, commands: CATALOGUE },
    { say: (line) => console.log(line), now: () => new Date(), lookup: addressesOf, secret },
  );
}

async function credentialsOf({ token = process.env.MM_TOKEN, login, mfaCode }: Asked): Promise<Credentials> {
  if (login !== undefined) {
    return {
      login,
      mfaCode,
      password: process.env.MM_PASSWORD ?? (await askSecret(passwordOf(login))),
    };
  }
  if (token === undefined)
    throw new Stop('Il manque un compte.', 'Ajoutez --login (le mot de passe sera demandé) ou --token.');
  return { token };
}

function passwordOf(login: string): Secret {
  return { what: 'Le mot de passe', question: `Mot de passe de ${login} : `, variable: 'MM_PASSWORD' };
}

async function addressesOf(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

async function ports(): Promise<ConnectPorts> {
  return {
    say: (line) => console.log(line),
    now: () => new Date(),
    newToken: () => Array.from({ length: 26 }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
    lookup: addressesOf,
    picture: new Uint8Array(await readFile(new URL('../infra/connect/picture.png', import.meta.url))),
  };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(`${error.message}\n  → ${error.cure}`);
  process.exitCode = 2;
}
