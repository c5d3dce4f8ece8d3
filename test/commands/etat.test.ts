// What whoever administers the chat sees of the installation: what works, what waits, what failed; and nobody else sees it.
import { describe, expect, it } from 'vitest';
import { createBot } from '#bot/bot.ts';
import { JOB_RUNS } from '#bot/jobs/index.ts';
import { lookAround } from '#bot/jobs/passage.ts';
import { sweepJobs } from '#bot/jobs/run.ts';
import type { Deps, Profile, Reply } from '#bot/ports.ts';
import { noteActivite, noteRemise } from '#bot/storage/etat.ts';
import { buryJob, putJob, takeJob } from '#bot/storage/jobs.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { memoryBot, NOON, textOf } from '#test/support/memory-bot.ts';
import { atelier } from '#test/support/travaux.ts';

const MINUTE = 60_000;
const ADMIN: Profile = { fuseau: 'Europe/Paris', email: 'admin@exemple.fr', administre: true };

/** Somebody whom the bot does not know, at a moment. */
function typed(
  text: string,
  deps: Deps,
  { profile = ADMIN, id = 'g1' }: { readonly profile?: Profile; readonly id?: string } = {},
): Promise<Reply> {
  return createBot(deps)({
    id,
    acteur: 'mattermost.admin',
    gesture: { is: 'command', name: 'coop', text },
    profile: async () => profile,
    colleague: async () => undefined,
  });
}

/** The bot's world, later. */
async function world(later = 0, reglages: Partial<Deps['reglages']> = {}): Promise<Deps> {
  const { deps } = await memoryBot();
  return { ...deps, clock: () => NOON + later, reglages: { ...deps.reglages, ...reglages } };
}

describe('/coop etat', () => {
  it('is refused to whoever does not administer the chat, and leaves nothing of them', async () => {
    const deps = await world();
    for (const text of ['etat', 'essai', 'état']) {
      const reply = await typed(text, deps, { profile: { email: 'lea@exemple.fr' } });
      expect(textOf(reply)).toBe('Cette commande est pour qui administre la messagerie.');
    }
    expect((await deps.table.query({ pk: 'M#mattermost.admin', limit: 9 })).items).toEqual([]);
  });

  it('tells that all is well', async () => {
    const deps = await world();
    await lookAround(deps);
    await noteActivite(deps);
    await noteRemise({ is: 'accepted' }, deps);
    const text = textOf(await typed('etat', deps));
    expect(text).toContain('**Version** : essais');
    expect(text).toContain('Dernière activité enregistrée** : 19 novembre à 11:00:00');
    expect(text).not.toMatch(/❌|⚠️/);
  });

  it('tells on the first day what there is not yet', async () => {
    const text = textOf(await typed('etat', await world()));
    expect(text).toContain('aucune encore');
    expect(text).toContain('❌ **Passage de chaque minute** : jamais vu');
    expect(textOf(await typed('etat', await world(0, { courriel: false })))).toContain(
      '⚠️ **Courriel** : aucun serveur',
    );
  });

  it('tells that the passage of every minute no longer comes', async () => {
    const deps = await world();
    await lookAround(deps);
    const later = { ...deps, clock: () => NOON + 6 * MINUTE };
    expect(textOf(await typed('etat', later))).toMatch(/❌ \*\*Passage de chaque minute\*\* : .*plus depuis/);
  });

  it('tells of a job that waits, and of those that were left', async () => {
    const deps = await world();
    const job = (id: string) => putJob({ id, sorte: 'avis', acteur: 'a', sur: {} }, deps.clock);
    await deps.table.write([job('attend'), job('mort')]);
    const dead = await takeJob(keyOf.job('a', 'mort'), deps);
    if (dead) await buryJob(dead, deps);
    const later = { ...deps, clock: () => NOON + 20 * MINUTE };
    await lookAround(later);
    const text = textOf(await typed('etat', later));
    expect(text).toContain('❌ **Travaux** : l’un attend depuis 20 min');
    expect(text).toMatch(/❌ \*\*Travaux abandonnés\*\* .* : 1,/);
  });

  it('tells of mail that is not accepted, of a day, and whether it is again', async () => {
    const deps = await world();
    await noteRemise({ is: 'refused', code: 'mailbox' }, { ...deps, clock: () => NOON - 25 * 60 * MINUTE });
    await noteRemise({ is: 'unknown', code: 'cut' }, { ...deps, clock: () => NOON - MINUTE });
    expect(textOf(await typed('etat', deps))).toMatch(/❌ \*\*Courriel\*\* : .* depuis un jour : 1$/m);
    await noteRemise({ is: 'accepted' }, deps);
    expect(textOf(await typed('etat', deps))).toMatch(/⚠️ \*\*Courriel\*\* : .* depuis un jour : 1$/m);
  });
});

describe('/coop essai', () => {
  it('is done by a job, which writes to whoever asked; the address is sealed, the result told', async () => {
    const { deps, courriels } = atelier(await world());
    const asked = textOf(await typed('essai', deps));
    expect(asked).toContain('admin@exemple.fr');
    const { items } = await deps.table.query({ pk: 'M#mattermost.admin', prefix: 'J#', limit: 9 });
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toContain('exemple.fr');
    await sweepJobs(JOB_RUNS, deps);
    expect(courriels.map(({ to, subject }) => `${to} ${subject}`)).toEqual([
      expect.stringMatching(/^admin@exemple\.fr Essai de Coopilote \(réf\. \w{8}\)$/),
    ]);
    const [, reference = ''] = /Essai (\w{8})/.exec(asked) ?? [];
    expect(textOf(await typed('etat', deps))).toMatch(
      new RegExp(`✅ \\*\\*Dernier essai\\*\\* \\(réf\\. ${reference}\\) : .*, courriel accepté`),
    );
  });

  it('writes elsewhere where an address is typed, and to nobody where none is known', async () => {
    const { deps, courriels } = atelier(await world());
    await typed('essai exploitation@exemple.fr', deps);
    await sweepJobs(JOB_RUNS, deps);
    await typed('essai', deps, { profile: { administre: true }, id: 'g2' });
    await sweepJobs(JOB_RUNS, deps);
    expect(courriels.map(({ to }) => to)).toEqual(['exploitation@exemple.fr']);
    expect(textOf(await typed('etat', deps))).toContain('sans courriel');
  });

  it('refuses what is no address', async () => {
    expect(textOf(await typed('essai exemple', await world()))).toContain('n’est pas complète');
  });

  it('tells that mail was not accepted', async () => {
    const { deps } = atelier(await world());
    const refusing: typeof deps = {
      ...deps,
      mailer: { send: async () => ({ is: 'refused', code: 'login' }) },
    };
    await typed('essai', refusing);
    await sweepJobs(JOB_RUNS, refusing);
    expect(textOf(await typed('etat', refusing))).toMatch(
      /❌ \*\*Dernier essai\*\*.*courriel refusé \(login\)/,
    );
  });
});
