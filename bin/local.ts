// `npm start`: the whole product on one machine, with sample people and a page to chat in.
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DataInUse } from '#local/data-lock.ts';
import { PortInUse } from '#local/dynamodb.ts';
import type { PocketVersion } from '#local/mattermost/versions.ts';
import { type Product, type ProductOptions, startProduct } from '#local/product.ts';
import { log } from '../lambdas/log.ts';

const USAGE = `Lance Coopilote sur cette machine, avec une page où discuter avec lui.

  npm start -- [options]

  --port <n>        port de la page (par défaut 8065 ; le bot et le courrier prennent les suivants)
  --data <dossier>  où tout est gardé (par défaut .data)
  --version <v>     se comporte comme Mattermost 11.6 (par défaut) ou 9.11
  --no-seed         sans l’année d’activités inventées
  --mattermost      sert le Mattermost relié par « npm run connect », sans la page
  --slack           sert de même le Slack relié par « npm run connect -- --slack »`;

interface Asked extends Omit<ProductOptions, 'say' | 'log'> {
  readonly help: boolean;
}

function readArguments(): Asked {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8065' },
      data: { type: 'string', default: '.data' },
      version: { type: 'string', default: '11.6' },
      'no-seed': { type: 'boolean', default: false },
      mattermost: { type: 'boolean', default: false },
      slack: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_533)
    throw new Error(`--port ${values.port} : un nombre de 1 à 65533.`);
  if (values.version !== '11.6' && values.version !== '9.11')
    throw new Error(`--version ${values.version} : 11.6 ou 9.11.`);
  const version: PocketVersion = values.version;
  const { data, mattermost, slack, help } = values;
  if (mattermost && slack) throw new Error('--mattermost et --slack s’excluent.');
  const chat = mattermost ? 'mattermost' : slack ? 'slack' : 'pocket';
  return { port, data, version, chat, help, seed: !values['no-seed'] };
}

/** What is wrong, in plain words; anything else is told whole, as nobody foresaw it. */
function explain(error: unknown): string {
  if (error instanceof DataInUse)
    return 'Coopilote tourne déjà avec ce dossier de données : arrêtez-le, ou choisissez --data.';
  if (error instanceof PortInUse || codeOf(error) === 'EADDRINUSE')
    return 'Ce port est déjà pris : arrêtez l’autre programme, ou choisissez --port.';
  if (codeOf(error).startsWith('ERR_PARSE_ARGS')) return `Cette option n’est pas comprise.\n\n${USAGE}`;
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function welcome(product: Product, { chat, version }: Asked): string {
  const mail = `Le courrier envoyé se lit à ${product.mailbox.pageUrl}`;
  if (chat !== 'pocket')
    return `Coopilote sert ${product.url}, qui l’appelle à ${product.botUrl}. Il écoute ${product.door.url}. ${mail}. Ctrl-C arrête tout.`;
  return [
    '',
    `  Coopilote est prêt : ouvrez ${product.url} (comme Mattermost ${version})`,
    '  Choisissez Léa, ouvrez le canal du bot et tapez /cra.',
    `  ${mail}`,
    '  Comptes : lea, karim, nadia, sami, admin ; mot de passe : coopilote. Ctrl-C arrête tout.',
    '',
  ].join('\n');
}

/** Whoever watches a terminal wants to know of what goes wrong. */
const told: typeof log = (line) => {
  if (line.level !== 'info') log(line);
};

/** One Ctrl-C may come twice, by the terminal and by npm; a later one is another. */
const SAME_SIGNAL = 1000;

/** Closes all in order. Before all is up, or asked again, it stops at once: what is left then is repaired by the next start. */
function stopOnSignals(): (started: Product) => void {
  let product: Product | undefined;
  let since: number | undefined;
  const stop = (): void => {
    if (!product || (since !== undefined && Date.now() - since > SAME_SIGNAL)) process.exit(130);
    if (since !== undefined) return;
    since = Date.now();
    void product.close().finally(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return (started) => {
    product = started;
  };
}

try {
  const asked = readArguments();
  if (asked.help) console.log(USAGE);
  else {
    mkdirSync(asked.data, { recursive: true });
    const serve = stopOnSignals();
    const product = await startProduct({ ...asked, say: (line) => console.log(line), log: told });
    serve(product);
    console.log(welcome(product, asked));
  }
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
