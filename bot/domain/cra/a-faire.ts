// The « À faire » of an activity and the task that follows it: made with it, changed with its words, gone with it.
import { parseAFaire } from '#bot/domain/echeance.ts';
import type { Tache } from '#bot/domain/tache.ts';
import { todayIn } from '#bot/forms/dates.ts';
import type { Answers, RecordRow } from '#bot/forms/field.ts';
import { LONGEST_LINE } from './champs.ts';
import type { Cra } from './cra.ts';

export interface Changed {
  readonly before: Cra | undefined;
  readonly after: Cra | undefined;
}

/** Whether a change may touch the task: most say nothing of it. */
export function concernsTache({ before, after }: Changed): boolean {
  const [was, is] = [saidIn(before), saidIn(after)];
  return was !== is || (is !== undefined && before?.values.personne !== after?.values.personne);
}

/** The task after a change, from the one there is now; the same value where nothing changes. */
export function tacheAfter(
  { before, after }: Changed,
  current: Tache | undefined,
  { fuseau, now }: { readonly fuseau: string; readonly now: number },
): Tache | undefined {
  const [was, is] = [saidIn(before), saidIn(after)];
  if (!after || is === undefined) return undefined;
  // Ticked, it is what was done; taken back by its author, or forgotten since, it comes back with other words only.
  if (current?.fait !== undefined || (current === undefined && was === is)) return current;
  const today = todayIn(fuseau, now);
  const said = parseAFaire(is, today);
  const sameDay = current !== undefined && was !== undefined && parseAFaire(was, today).dit === said.dit;
  // Put off since, it stays so until the words that say when are others.
  const le = sameDay ? current.le : said.le;
  const { personne } = after.values;
  return {
    id: after.id,
    acteur: after.auteur,
    cra: after.id,
    quoi: was === is && current ? current.quoi : said.quoi,
    ...(le !== undefined && { le }),
    ...(typeof personne === 'string' && { personne }),
    creeLe: current?.creeLe ?? now,
    modifieLe: now,
    rev: current?.rev ?? 0,
  };
}

function saidIn(cra: Cra | undefined): string | undefined {
  const said = cra?.values.aFaire;
  return typeof said === 'string' && said !== '' ? said : undefined;
}

const REVIENDRA = 'devra_revenir';

/** « carte grise : faire revenir la personne », for somebody known who must come back and of whom nothing was noted. */
export function proposedAFaire({ personne, aFaire, demarches }: Answers): string | undefined {
  if (personne === undefined || aFaire !== undefined || !Array.isArray(demarches)) return undefined;
  const names = (demarches as readonly RecordRow[]).flatMap(({ nom, etat }) =>
    etat === REVIENDRA && nom !== undefined ? [nom] : [],
  );
  if (names.length === 0) return undefined;
  const what = ' : faire revenir la personne';
  return names.join(', ').slice(0, LONGEST_LINE - what.length) + what;
}
