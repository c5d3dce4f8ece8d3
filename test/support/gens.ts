// The people of journeys, known to the bot as after their first use, and what the bot has kept of them.
import type { Acteur } from '#bot/domain/acteur.ts';
import type { Answers } from '#bot/forms/field.ts';
import { putActeur } from '#bot/storage/acteurs.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { crasByDate, findCra, type StoredCra } from '#bot/storage/cras.ts';
import { samplePeople } from '#local/seed-people.ts';
import { arrive, type Quelquun } from './lea.ts';
import type { Stage } from './stage.ts';

/** Somebody who has used the bot before: role and places of the samples. */
export async function habitue(
  stage: Pick<Stage, 'chat' | 'deps'>,
  username: string,
  change: Partial<Acteur> = {},
): Promise<Quelquun> {
  const sample = samplePeople.find((one) => one.username === username);
  if (!sample) throw new Error(`no sample ${username}`);
  const qui = await arrive(stage, username);
  await stage.deps.table.write([putActeur({ ...sample.acteur, id: qui.acteur, ...change }, 0)]);
  return qui;
}

/** Everything kept of their activities, notes included, newest first. */
export async function gardes(stage: Stage, qui: Pick<Quelquun, 'acteur'>): Promise<readonly StoredCra[]> {
  const all = { from: '1970-01-01', to: '9999-12-31', limit: 100 };
  const { cras } = await crasByDate(qui.acteur, all, stage.deps);
  const whole = await Promise.all(cras.map((cra) => findCra(qui.acteur, cra.id, stage.deps)));
  return whole.flatMap((cra) => (cra ? [cra] : []));
}

/** The only activity kept. */
export async function garde(stage: Stage, qui: Pick<Quelquun, 'acteur'>): Promise<StoredCra> {
  const [cra, ...others] = await gardes(stage, qui);
  if (!cra || others.length > 0) throw new Error(`${others.length + (cra ? 1 : 0)} activités gardées`);
  return cra;
}

/** People who are followed, each with a sheet that holds these answers. */
export async function suit(
  stage: Stage,
  { acteur }: Pick<Quelquun, 'acteur'>,
  people: readonly { readonly id: string; readonly values: Answers }[],
): Promise<void> {
  for (const { id, values } of people) {
    const now = stage.now();
    const sheet = { id, proprietaire: acteur, version: 1, values, creeLe: now, modifieLe: now, rev: 0 };
    await changeBeneficiaire({ acteur, id, geste: `suit-${id}`, apply: () => sheet }, stage.deps);
  }
}

/** Changes whom an open form is for: somebody who is in its list, where it shows one already, and found by looking up in Slack alone. */
export async function personne(stage: Stage, qui: Quelquun, option: string): Promise<void> {
  if (stage.version === 'Slack') await qui.cherche('Bénéficiaire', '', option);
  else qui.choisit('Bénéficiaire', option);
}
