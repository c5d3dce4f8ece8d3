// A sheet leaves at most once: whatever the mail does, wherever the process stops, whoever else tries; and whoever sent it is told, once.
import { describe, expect, it } from 'vitest';
import { JOB_RUNS } from '#bot/jobs/index.ts';
import { sweepJobs } from '#bot/jobs/run.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { changeEnvoi, findEnvoi } from '#bot/storage/envois.ts';
import { eraseBeneficiaire } from '#bot/storage/erase-beneficiaire.ts';
import { memoryTable } from '#local/memory-table.ts';
import { ADRESSE, envoiKept, leaving, MOT_DE_PASSE, type Poste, posteOn } from '#test/support/envois.ts';
import { type Fault, faultyTable, type Verb } from '#test/support/faulty-table.ts';
import { WEATHERS, type Weather } from '#test/support/mail-weather.ts';
import { readPdf } from '#test/support/pdf-reading.ts';

const MINUTE = 60_000;
const poste = () => posteOn(memoryTable());

/** Every job that is due, until there is none. */
async function pass({ deps }: Pick<Poste, 'deps'>): Promise<void> {
  for (let round = 0; round < 4; round += 1) await sweepJobs(JOB_RUNS, deps);
}

/** The passages of a day and more. */
async function aDay(at: Poste): Promise<void> {
  for (let quarter = 0; quarter < 110; quarter += 1) {
    await pass(at);
    at.lea.pass(15 * MINUTE);
  }
}

const said = ({ notices }: Poste) => notices.map(({ lasting }) => lasting);

describe('what leaves', () => {
  it('is the file, under its password, named by nobody; the answer goes to whoever sent it', async () => {
    const at = poste();
    const of = await leaving(at);
    await pass(at);
    const [letter, ...others] = await at.mail.received();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ to: ADRESSE, replyTo: 'lea@mediation.exemple.fr' });
    expect(`${letter?.subject}${letter?.text}${letter?.html}`).not.toMatch(/Kervo|Léa|Marie|bodufi/);
    expect(letter?.text).toContain('poursuivre l’accompagnement social');
    const bytes = letter?.attachment?.bytes ?? new Uint8Array();
    await expect(readPdf(bytes)).rejects.toThrow(/password/i);
    const { drawn } = await readPdf(bytes, MOT_DE_PASSE);
    expect(drawn.join(' ')).toContain('Kervoëlen');
    expect(await envoiKept(of, at)).toMatchObject({ etat: 'envoye', envoyeLe: at.lea.clock(), essais: 1 });
    expect(said(at)).toEqual([expect.stringMatching(/^L’envoi réf\. \w{6} est parti/)]);
    expect(JSON.stringify(at.notices)).not.toMatch(/Kervo|ccas|Marie/);
  });

  it('by a link carries an address and no file', async () => {
    const at = poste();
    await leaving(at, { voie: 'lien' });
    await pass(at);
    const [letter] = await at.mail.received();
    expect(letter?.attachment).toBeUndefined();
    expect(letter?.text).toMatch(/https:\/\/bot\.exemple\.fr\/pages\/fiche\/k\./);
    expect(letter?.text).toContain('jusqu’au 26 novembre 2026');
  });

  it('corrects another, and says which', async () => {
    const at = poste();
    await leaving(at, { remplace: 'envoi-p4q8z1' });
    await pass(at);
    expect((await at.mail.received())[0]?.text).toContain('Elle corrige la fiche réf. p4q8z1');
  });
});

describe('whatever the mail does', () => {
  it.each(Object.keys(WEATHERS) as Weather[])('%s: told, and never twice', async (weather) => {
    const at = poste();
    const of = await leaving(at);
    await at.mail.become(weather);
    await pass(at);
    const { is, kept } = WEATHERS[weather];
    const etat = { accepted: 'envoye', refused: 'refuse', later: 'a_envoyer', unknown: 'inconnu' }[is];
    expect(await envoiKept(of, at)).toMatchObject({ etat });
    expect(said(at)).toHaveLength(1);
    expect(said(at)[0]).toMatch(
      { accepted: /est parti/, refused: /n’est pas parti/, later: /attend/, unknown: /État inconnu/ }[is],
    );
    await at.mail.become('fair');
    await aDay(at);
    // What was put off left when it could; nothing else was tried again.
    expect(await at.mail.received()).toHaveLength(is === 'later' ? 1 : kept);
    expect(said(at)).toHaveLength(is === 'later' ? 2 : 1);
  });

  it('put off all day, it is given up, and told', async () => {
    const at = poste();
    const of = await leaving(at);
    await at.mail.become('greylists');
    await aDay(at);
    expect(await envoiKept(of, at)).toMatchObject({ etat: 'refuse', essais: 10 });
    expect(said(at)).toHaveLength(2);
    expect(said(at)[1]).toContain('n’a pas répondu de la journée');
  });
});

describe('wherever the process stops', () => {
  const faults = ['unavailable', 'lost'] as const satisfies readonly Fault[];
  const points = (['get', 'query', 'write'] as const).flatMap((verb) =>
    [1, 2, 3, 4, 5, 6].flatMap((call) => faults.map((fault) => ({ verb, call, fault }))),
  );
  /** What stops a process: nothing is tried again, nor put back. */
  const stopping = (at: Poste, { verb, call, fault }: { verb: Verb; call: number; fault: Fault }) => {
    const calls = Object.fromEntries(
      Array.from({ length: 200 }, (_, n) => [call + n, n === 0 ? fault : 'unavailable']),
    );
    const table = faultyTable(at.lea.sound, { [verb]: { calls: calls as Record<number, Fault> } });
    return { ...at.deps, table, pause: () => Promise.reject(new Error('arrêt')) };
  };

  it.each(points)(
    '$verb no $call is $fault: one letter, or one that is said to be unknown',
    async (point) => {
      const at = poste();
      const of = await leaving(at);
      await sweepJobs(JOB_RUNS, stopping(at, point)).catch(() => undefined);
      await aDay(at);
      const { etat } = await envoiKept(of, at);
      const letters = await at.mail.received();
      expect(letters.length).toBeLessThanOrEqual(1);
      expect(['envoye', 'inconnu']).toContain(etat);
      if (letters.length === 0) expect(etat).toBe('inconnu');
      expect(said(at).filter((one) => /est parti|inconnu/.test(one)).length).toBeGreaterThanOrEqual(1);
    },
  );

  it('a passing trouble of the table changes nothing', async () => {
    for (const verb of ['get', 'write'] as const) {
      for (const call of [1, 2, 3, 4]) {
        const at = poste();
        await leaving(at);
        const table = faultyTable(at.lea.sound, { [verb]: { calls: { [call]: 'lost' } } });
        await pass({ deps: { ...at.deps, table } });
        await aDay(at);
        expect(await at.mail.received(), `${verb} ${call}`).toHaveLength(1);
        expect(said(at), `${verb} ${call}`).toEqual([expect.stringContaining('est parti')]);
      }
    }
  });

  it('two processes at once send one', async () => {
    const at = poste();
    await leaving(at);
    await Promise.all([1, 2, 3].map(() => pass(at)));
    expect(await at.mail.received()).toHaveLength(1);
    expect(said(at)).toHaveLength(1);
  });

  it('while the mail hangs, nobody else sends it', async () => {
    const at = poste();
    const of = await leaving(at);
    const hanging = { ...at.deps, mailer: { send: () => new Promise<never>(() => undefined) } };
    void sweepJobs(JOB_RUNS, hanging);
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(await envoiKept(of, at)).toMatchObject({ etat: 'en_cours' });
    await aDay(at);
    expect(await at.mail.received()).toEqual([]);
    expect(await envoiKept(of, at)).toMatchObject({ etat: 'inconnu', code: 'stopped' });
    expect(said(at)).toEqual([expect.stringContaining('État inconnu')]);
  });
});

describe('what no longer may leave', () => {
  it('of somebody who objects meanwhile', async () => {
    const at = poste();
    const of = await leaving(at);
    await at.mail.become('greylists');
    await pass(at);
    const { acteur } = at.lea;
    const object = {
      acteur,
      id: of.personne,
      geste: 'o',
      apply: (now: object | undefined) => now && { ...now, opposeeLe: 1 },
    };
    await changeBeneficiaire(object as Parameters<typeof changeBeneficiaire>[0], at.lea);
    await at.mail.become('fair');
    await aDay(at);
    expect(await at.mail.received()).toEqual([]);
    expect(await envoiKept(of, at)).toMatchObject({ etat: 'refuse', code: 'droits' });
    expect(said(at).at(-1)).toContain('s’y est opposée');
  });

  it('of somebody erased meanwhile', async () => {
    const at = poste();
    const of = await leaving(at);
    await eraseBeneficiaire({ acteur: at.lea.acteur, id: of.personne }, at.lea);
    await aDay(at);
    expect(await at.mail.received()).toEqual([]);
    expect(await findEnvoi(of, at.lea)).toBeUndefined();
  });

  it('nor what was never asked to leave', async () => {
    const at = poste();
    const of = await leaving(at);
    await changeEnvoi(of, { apply: (now) => ({ ...now, etat: 'annule' }) }, at.lea);
    await aDay(at);
    expect(await at.mail.received()).toEqual([]);
    expect(said(at)).toEqual([]);
  });
});
