// What becomes of a sheet after it was accepted: sent back, or reported as unwanted. Whoever sent it is told, once.
import { referenceOf } from '#bot/domain/beneficiaire/envoi.ts';
import type { Deps, WriteAction } from '#bot/ports.ts';
import { changeEnvoi, type StoredEnvoi } from '#bot/storage/envois.ts';
import { putJob } from '#bot/storage/jobs.ts';

/** `retour`: it will never arrive. `plainte`: it did, and its recipient does not want any. */
export type Retour = 'retour' | 'plainte';

type Of = Pick<StoredEnvoi, 'personne' | 'id'>;

/** What travels with a message, and comes back with what becomes of it. */
export function suiviDe({ personne, id }: Of): Readonly<Record<string, string>> {
  return { personne, envoi: id };
}

/** The sending that those ids are of; undefined where they are none of ours. */
export function envoiSuivi({
  personne,
  envoi,
}: Readonly<Record<string, string | undefined>>): Of | undefined {
  return personne === undefined || envoi === undefined ? undefined : { personne, id: envoi };
}

/** Told again, or of a sending that is gone, it does nothing. Throws where the sending is still being handed over: it is to be told later. */
export async function noteRetour(
  of: Of,
  retour: Retour,
  deps: Pick<Deps, 'table' | 'keyring' | 'clock' | 'pause'>,
): Promise<void> {
  await changeEnvoi(
    of,
    {
      apply: (now) => after(now, retour),
      also: (now) => [nouvelleDe(now, deps, retour === 'plainte' ? 'plainte' : now.etat)],
    },
    deps,
  );
}

/** One that never arrived has no link to open any more; a complaint changes nothing of what arrived. */
function after(now: StoredEnvoi, retour: Retour): StoredEnvoi | undefined {
  if (now.etat === 'en_cours') throw new Error('sent back before it was known to have left');
  if (now.code === retour || (now.etat !== 'envoye' && now.etat !== 'inconnu')) return undefined;
  return { ...now, code: retour, ...(retour === 'retour' && { etat: 'refuse' }) };
}

/** The job that tells whoever sent it: once for each thing that there is to tell. */
export function nouvelleDe(
  { id, auteur, personne, etat, essais, code }: StoredEnvoi,
  { clock }: Pick<Deps, 'clock'>,
  quoi: string = etat,
): WriteAction {
  const sur = { quoi, personne, reference: referenceOf(id), ...(code !== undefined && { code }) };
  return putJob({ id: `nouvelle-${id}-${quoi}-${essais}`, sorte: 'nouvelle', acteur: auteur, sur }, clock);
}
