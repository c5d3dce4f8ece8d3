// `npm run doctor` on an installation that works, then with each thing broken in turn: what is wrong is said in words, with what to do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobDeps, Remise } from '#bot/job-ports.ts';
import type { Deps } from '#bot/ports.ts';
import { doctor } from '#connect/doctor.ts';
import { type LocalDoor, serveHandler } from '#local/http-events.ts';
import { adminOf, commandsOf, type Opened, openPocket } from '#test/support/connect-pocket.ts';
import { ADMIN_PASSWORD } from '#test/support/connect-stage.ts';
import { memoryBot } from '#test/support/memory-bot.ts';
import { atelier } from '#test/support/travaux.ts';
import { mattermostHandler } from '../../../lambdas/doors.ts';
import { notedMailer } from '../../../lambdas/noted-mailer.ts';
import { minuteHandler } from '../../../lambdas/work.ts';

let opened: Opened;
let door: LocalDoor;
let deps: JobDeps;
let remise: Remise;
let handler: Parameters<typeof serveHandler>[0]['handler'];

beforeEach(async () => {
  opened = await openPocket();
  door = await serveHandler({ handler: () => handler() });
  await opened.stage.run({
    botUrl: door.url,
    fix: true,
    credentials: { login: 'admin', password: ADMIN_PASSWORD, mfaCode: '' },
  });
  remise = { is: 'accepted' };
  const bot = await memoryBot();
  const real: Deps = { ...bot.deps, clock: Date.now };
  const shop = atelier(real).deps;
  deps = { ...shop, mailer: notedMailer({ send: async () => remise }, real) };
  const connexion = await opened.stage.connexion();
  const chat = mattermostHandler(deps, connexion);
  handler = () => chat;
  await minuteHandler(deps)();
});
afterEach(async () => {
  await door.close();
  await opened.close();
});

interface Visit {
  readonly code: number;
  readonly text: string;
}

/** A visit whose waits are filled by what runs jobs, or by nothing. */
async function visit({ jobs = true, ahead = 0, courriel = 'exploitation@exemple.fr' } = {}): Promise<Visit> {
  const lines: string[] = [];
  let now = Date.now() + ahead;
  const code = await doctor(
    { connexion: await opened.stage.connexion(), courriel },
    {
      say: (line) => lines.push(line),
      clock: () => now,
      pause: async (milliseconds) => {
        now += milliseconds;
        if (jobs) await minuteHandler(deps)();
      },
    },
  );
  return { code, text: lines.join('\n') };
}

it('says of a sound installation that all is well, and leaves no secret in what it says', async () => {
  const { code, text } = await visit();
  expect(text).not.toMatch(/[!✗] /);
  expect(code).toBe(0);
  expect(text).toMatch(/✓ Il répond à \/coop aide en \d+ ms/);
  expect(text).toMatch(/✓ Dernier essai \(réf\. \w{8}\) : .*courriel accepté/);
  const { bot, teams } = await opened.stage.connexion();
  for (const secret of [bot.token, ...teams.flatMap(({ commandTokens }) => commandTokens)])
    expect(text).not.toContain(secret);
});

describe('says what is wrong, and what to do', () => {
  it('where a command was taken away', async () => {
    const admin = await adminOf(opened.pocket);
    const [command] = commandsOf(opened.pocket).filter(({ trigger }) => trigger === 'rappels');
    await admin.call('DELETE', `/commands/${command?.id}`);
    const { code, text } = await visit();
    expect(code).toBe(1);
    expect(text).toMatch(/! Équipe « mediation » : il manque \/rappels\.\n.*npm run connect/);
  });

  it('where the account of the bot is no longer known', async () => {
    const { bot } = await opened.stage.connexion();
    await (await adminOf(opened.pocket)).call('POST', `/bots/${bot.id}/disable`);
    const { code, text } = await visit();
    expect(code).toBeGreaterThan(0);
    expect(text).toMatch(/! La messagerie ne reconnaît plus le compte du bot/);
  });

  it('where the bot does not answer', async () => {
    await door.close();
    const { code, text } = await visit();
    expect(code).toBe(2);
    expect(text).toContain('✗ Rien ne répond à l’adresse du bot.');
    expect(text).toContain('✓ Mattermost');
  });

  it('where something else answers in its place', async () => {
    handler = () => async () => ({ statusCode: 200, body: '<html>Bonjour</html>' });
    const { code, text } = await visit();
    expect(code).toBe(2);
    expect(text).toMatch(/! Il répond 200 à une commande sans jeton\./);
    expect(text).toContain('✗ Il répond à une commande, mais pas ce qui est attendu.');
  });

  it('where the chat does not answer', async () => {
    await opened.pocket.close();
    const { code, text } = await visit();
    expect(code).toBe(2);
    expect(text).toContain('✗ Rien ne répond à cette adresse.');
    expect(text).toContain('✓ Il répond à /coop aide');
  });

  it('where the clocks are apart', async () => {
    const { code, text } = await visit({ ahead: 5 * 60_000 });
    expect(code).toBe(1);
    expect(text).toMatch(/! L’heure de la messagerie a (29|30)\d s d’écart/);
    expect(text).toMatch(/! L’heure du bot a (29|30)\d s d’écart/);
  });

  it('where jobs do not flow', async () => {
    const { code, text } = await visit({ jobs: false });
    expect(code).toBe(1);
    expect(text).toMatch(/! L’essai \w{8} n’a pas été fait en 150 s : les travaux n’avancent pas\./);
  });

  it('where mail does not leave', async () => {
    remise = { is: 'refused', code: 'login' };
    const { code, text } = await visit();
    expect(code).toBe(1);
    expect(text).toMatch(/! Dernier essai .*courriel refusé \(login\)/);
  });
});

it('sends nothing where no address is given, and says so', async () => {
  const lines: string[] = [];
  const code = await doctor(
    { connexion: await opened.stage.connexion() },
    { say: (line) => lines.push(line), clock: Date.now, pause: () => minuteHandler(deps)() },
  );
  expect(code).toBe(0);
  expect(lines.join('\n')).toContain('Aucun courriel d’essai : ajoutez --courriel adresse.');
});
