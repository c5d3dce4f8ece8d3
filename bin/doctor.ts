// `npm run doctor`: reads what is asked, finds the connection, and leaves the looking to infra/connect.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Connexion } from '#bot/platforms/mattermost/connexion.ts';
import { readConnexion } from '#connect/connexion-file.ts';
import { doctor } from '#connect/doctor.ts';
import { Stop } from '#connect/report.ts';

const USAGE = `Regarde de dehors si Coopilote va bien : messagerie, commandes, réponses, horloges, travaux, courriel. Ne change rien.

  npm run doctor -- [options]

  --data <dossier>      où se trouve connexion.json (par défaut .data ; à défaut, celle de « npm start »)
  --bot-url <adresse>   l’adresse du bot vue d’ici, si ce n’est pas celle que connaît la messagerie
  --courriel <adresse>  envoie aussi un courriel d’essai à cette adresse

Rend 0 si tout va bien, 1 si quelque chose est à reprendre, 2 si la messagerie ou le bot ne répond pas.`;

const OPTIONS = {
  data: { type: 'string', default: '.data' },
  'bot-url': { type: 'string' },
  courriel: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

async function main(): Promise<0 | 1 | 2> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { 'bot-url': botUrl, courriel } = values;
  return doctor(
    {
      connexion: await connexionIn(values.data),
      ...(botUrl !== undefined && { botUrl }),
      ...(courriel !== undefined && { courriel }),
    },
    {
      say: (line) => console.log(line),
      clock: Date.now,
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    },
  );
}

/** That of a real server, or that of the chat of this machine. */
async function connexionIn(data: string): Promise<Connexion> {
  const found = (await readConnexion(data)) ?? (await readConnexion(join(data, 'pocket')));
  if (found) return found;
  throw new Stop(
    `Aucun Mattermost n’est relié dans ${data}.`,
    'Lancez d’abord npm run connect, ou npm start.',
  );
}

try {
  process.exitCode = await main();
} catch (error) {
  const isStop = error instanceof Stop;
  console.error(
    isStop ? `${error.message}\n  → ${error.cure}` : `Cette option n’est pas comprise.\n\n${USAGE}`,
  );
  process.exitCode = 2;
}
