// The file of a sending: made once, whoever asks for it first, so that what is previewed is what leaves; and gone with the person.
import { LIEN_OUVERT } from '#bot/domain/beneficiaire/envoi.ts';
import type { Fiche } from '#bot/domain/beneficiaire/fiche.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { changeEnvoi, type StoredEnvoi } from './envois.ts';
import { keepSealed, readSealed } from './fichiers-scelles.ts';
import { rangeOf } from './keys.ts';
import { allPages } from './pages.ts';

/** How a sheet is made a file. */
export type RenderFiche = (fiche: Fiche, options: { readonly password?: string }) => Promise<Uint8Array>;

type FileDeps = Pick<JobDeps, 'table' | 'keyring' | 'clock' | 'pause' | 'files'>;

const DAY = 24 * 60 * 60 * 1000;

/** The PDF that leaves. Undefined where it is gone: too late, or erased with the person. */
export async function fichierDe(
  envoi: StoredEnvoi,
  render: RenderFiche,
  deps: FileDeps,
): Promise<Uint8Array | undefined> {
  const there = await readFile(envoi, deps);
  if (there) return there;
  const { fiche, motDePasse } = envoi.scelle;
  if (!fiche) return undefined;
  const protectedBy = envoi.voie === 'piece' && motDePasse !== undefined ? { password: motDePasse } : {};
  const bytes = await render(fiche, protectedBy);
  await keepFile(envoi, bytes, deps);
  await forgetSources(envoi, deps);
  // Somebody may have made it at the same moment: theirs is the one.
  return readFile(envoi, deps);
}

export function nameOf({ id }: Pick<StoredEnvoi, 'id'>): string {
  return `fiches/${id}.pdf`;
}

/** Removes every sending of a person: its file first, so that none is left of which nothing is known. Their links open nothing any more. */
export async function eraseEnvois(personne: string, deps: Pick<FileDeps, 'table' | 'files'>): Promise<void> {
  for (const { pk, sk, id } of await allPages(rangeOf.envois(personne), deps)) {
    await deps.files.remove(nameOf({ id: String(id) }));
    await deps.table.write([{ delete: { pk, sk } }]);
  }
}

/** A file under a password is kept as it leaves; any other is sealed. */
async function keepFile(envoi: StoredEnvoi, bytes: Uint8Array, deps: FileDeps): Promise<void> {
  const until = deps.clock() + LIEN_OUVERT + DAY;
  if (envoi.voie === 'piece') await deps.files.create(nameOf(envoi), bytes, until);
  else await keepSealed(nameOf(envoi), { owner: envoi.auteur, bytes, until }, deps);
}

function readFile(envoi: StoredEnvoi, deps: FileDeps): Promise<Uint8Array | undefined> {
  return envoi.voie === 'piece' ? deps.files.read(nameOf(envoi)) : readSealed(nameOf(envoi), deps);
}

/** The password and what was printed are kept no longer than the making of the file takes. */
async function forgetSources(envoi: StoredEnvoi, deps: FileDeps): Promise<void> {
  const apply = (current: StoredEnvoi): StoredEnvoi => {
    const { fiche: _printed, motDePasse: _said, ...scelle } = current.scelle;
    return { ...current, scelle };
  };
  await changeEnvoi(envoi, { apply }, deps);
}
