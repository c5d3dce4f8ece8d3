// Mail that comes back after it was accepted: whoever sent it is told, once, and no link opens any more.
import { describe, expect, it } from 'vitest';
import { JOB_RUNS } from '#bot/jobs/index.ts';
import { sweepJobs } from '#bot/jobs/run.ts';
import { changeEnvoi } from '#bot/storage/envois.ts';
import { memoryTable } from '#local/memory-table.ts';
import { mailEvent } from '#test/support/aws-events.ts';
import { envoiKept, leaving, posteOn } from '#test/support/envois.ts';
import { tableUnder } from '#test/support/under-rights.ts';
import { returnsHandler } from '../../lambdas/returns.ts';

/** A sheet that left, and was told to have left. */
async function sent() {
  const at = posteOn(memoryTable());
  const of = await leaving(at);
  const pass = async (): Promise<void> => {
    for (let round = 0; round < 3; round += 1) await sweepJobs(JOB_RUNS, at.deps);
  };
  await pass();
  const logged: object[] = [];
  const table = tableUnder('bounces', at.deps.table);
  const tell = returnsHandler({ ...at.deps, table, log: (line) => logged.push(line) });
  const tags = { personne: [of.personne], envoi: [of.id] };
  const said = () => at.notices.map(({ lasting }) => lasting).slice(1);
  return { at, of, pass, tell, tags, said, logged };
}

describe('what comes back', () => {
  it('is told once, however many times it is told', async () => {
    const { at, of, pass, tell, tags, said, logged } = await sent();
    const event = mailEvent({ eventType: 'Bounce', bounceType: 'Permanent', tags });
    await tell(event);
    await tell(event);
    await pass();
    expect(said()).toEqual([expect.stringContaining('n’est pas arrivé')]);
    expect(await envoiKept(of, at)).toMatchObject({ etat: 'refuse', code: 'retour' });
    expect(JSON.stringify(logged)).not.toMatch(/recipient|example\.com/);
  });

  it('is a complaint: it arrived, and stays so', async () => {
    const { at, of, pass, tell, tags, said } = await sent();
    await tell(mailEvent({ eventType: 'Complaint', tags }));
    await tell(mailEvent({ eventType: 'Complaint', tags }));
    await pass();
    expect(said()).toEqual([expect.stringContaining('indésirable')]);
    expect(await envoiKept(of, at)).toMatchObject({ etat: 'envoye', code: 'plainte' });
  });

  it.each([{ eventType: 'Bounce', bounceType: 'Transient' }, { eventType: 'Delivery' }] as const)(
    'is no news: %j',
    async (what) => {
      const { pass, tell, tags, said } = await sent();
      await tell(mailEvent({ ...what, tags }));
      await pass();
      expect(said()).toEqual([]);
    },
  );

  it('is of nobody that we know', async () => {
    const { pass, tell, said } = await sent();
    await tell(mailEvent({ eventType: 'Bounce', bounceType: 'Permanent', tags: {} }));
    await tell(
      mailEvent({ eventType: 'Bounce', bounceType: 'Permanent', tags: { personne: ['p'], envoi: ['e'] } }),
    );
    await pass();
    expect(said()).toEqual([]);
  });

  it('before it was known to have left is to be told again', async () => {
    const { at, of, tell, tags } = await sent();
    await changeEnvoi(of, { apply: (now) => ({ ...now, etat: 'en_cours' }) }, at.deps);
    await expect(tell(mailEvent({ eventType: 'Bounce', bounceType: 'Permanent', tags }))).rejects.toThrow();
  });
});
