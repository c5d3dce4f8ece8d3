// Retention, somebody's directory at a time: those of whom nothing was heard for a year are erased, whoever follows them having been told a month before.
import {
  conservationLe,
  dernierSigne,
  joursAvantEcheance,
  PREAVIS,
} from '#bot/domain/beneficiaire/conservation.ts';
import type { CivilDate } from '#bot/forms/calendar.ts';
import { addDays, todayIn } from '#bot/forms/dates.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import type { WriteAction } from '#bot/ports.ts';
import { findActeur } from '#bot/storage/acteurs.ts';
import { type Chez, type PersonneEcheance, putPrevenue, readEcheances } from '#bot/storage/conservation.ts';
import { eraseBeneficiaire } from '#bot/storage/erase-beneficiaire.ts';
import { putJob } from '#bot/storage/jobs.ts';
import type { JobRun } from './run.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Days between two passages, at most: somebody may be handed over who is due earlier than anybody before. */
const MOST_DAYS = 7;
/** Told of in one write, with the message that tells. */
const AT_ONCE = 90;

export const conservation: JobRun = async ({ acteur }, deps) => {
  const stored = await findActeur(acteur, deps);
  if (!stored) return 'fait';
  const { fuseau } = stored.acteur;
  const chez = { acteur, fuseau, today: todayIn(fuseau, deps.clock()) };
  const all = await readEcheances(chez, deps);
  const whose = (state: ReturnType<typeof conservationLe>) =>
    all.filter((one) => conservationLe(chez.today, one) === state);
  await eraseAll(whose('effacer'), chez, deps);
  await tellBefore(whose('prevenir'), chez, deps);
  return { dans: daysBeforeNext(all, chez.today) * DAY };
};

function daysBeforeNext(all: readonly PersonneEcheance[], today: CivilDate): number {
  const days = all.map((one) => joursAvantEcheance(today, one)).filter((left) => left > 0);
  return Math.min(MOST_DAYS, ...days);
}

async function eraseAll(due: readonly PersonneEcheance[], chez: Chez, deps: JobDeps): Promise<void> {
  let erased = 0;
  for (const { id, prevenueLe } of due) {
    const quand = (now: { readonly vu?: CivilDate | undefined; readonly modifieLe: number }) => {
      const dernier = dernierSigne(now, chez.fuseau);
      return conservationLe(chez.today, { dernier, prevenueLe }) === 'effacer';
    };
    if (await eraseBeneficiaire({ acteur: chez.acteur, id, par: 'conservation', quand }, deps)) erased += 1;
  }
  if (erased > 0) await deps.table.write([tell(chez, { quoi: 'effacees', nombre: String(erased) }, deps)]);
}

/** The message is asked for with the first of them: what is stopped there tells again only of the others. */
async function tellBefore(silent: readonly PersonneEcheance[], chez: Chez, deps: JobDeps): Promise<void> {
  const le = addDays(chez.today, PREAVIS);
  for (let from = 0; from < silent.length; from += AT_ONCE) {
    const marks = silent
      .slice(from, from + AT_ONCE)
      .map(({ id }) => putPrevenue(id, chez.today, deps.clock()));
    const sur = { quoi: 'bientot', nombre: String(silent.length), le };
    await deps.table.write([...marks, ...(from === 0 ? [tell(chez, sur, deps)] : [])]);
  }
}

function tell({ acteur }: Chez, sur: Readonly<Record<string, string>>, deps: JobDeps): WriteAction {
  return putJob({ id: `avis-${deps.newId()}`, sorte: 'avis', acteur, sur }, deps.clock);
}
