// Sends a prepared sheet: at most once. Whatever cannot be told is said to be unknown, and nothing sends it again by itself.

import { signLink } from '#bot/conversations/lien.ts';
import { courrielDeFiche, type LettreDeFiche } from '#bot/documents/fiche-courriel.ts';
import { fichePdf } from '#bot/documents/fiche-pdf.ts';
import { type EtatEnvoi, LIEN_OUVERT, referenceOf, waitAfter } from '#bot/domain/beneficiaire/envoi.ts';
import { jourChez } from '#bot/domain/fuseaux.ts';
import { motifs } from '#bot/domain/vocabulary/envoi.ts';
import { longDate } from '#bot/forms/dates.ts';
import type { JobDeps, Remise } from '#bot/job-ports.ts';
import type { WriteAction } from '#bot/ports.ts';
import { findActeur } from '#bot/storage/acteurs.ts';
import { fichierDe } from '#bot/storage/envoi-fichier.ts';
import { changeEnvoi, findEnvoi, moveEnvoi, type StoredEnvoi } from '#bot/storage/envois.ts';
import { putJob } from '#bot/storage/jobs.ts';
import { mayStillSend } from '#bot/storage/vues.ts';
import type { JobRun, Run } from './run.ts';

export const envoi: JobRun = async ({ sur }, deps) => {
  const of = { personne: sur.personne ?? '', id: sur.envoi ?? '' };
  const current = await findEnvoi(of, deps);
  if (current?.etat === 'en_cours') return settle(current, { is: 'unknown', code: 'stopped' }, deps);
  if (current?.etat !== 'a_envoyer') return 'fait';
  // Asked again: the share may have ended, or she have objected, while the recipient’s server put it off.
  if (!(await mayStillSend(current, deps))) return withdraw(current, deps);
  // Made before anything is claimed: what fails here has sent nothing.
  const courriel = courrielDeFiche(await letterOf(current, deps));
  const prise = deps.newId();
  const claimed = await moveEnvoi(
    of,
    { from: 'a_envoyer', to: (now) => ({ ...now, etat: 'en_cours', prise }) },
    deps,
  );
  // A claim whose answer was lost is found to be this one.
  if (claimed?.envoi.prise !== prise) return { dans: SOON };
  return settle(claimed.envoi, await deps.mailer.send(courriel), deps);
};

async function withdraw(current: StoredEnvoi, deps: JobDeps): Promise<Run> {
  await moveEnvoi(
    current,
    {
      from: 'a_envoyer',
      to: (now) => ({ ...now, etat: 'refuse', code: 'droits' }),
      also: (now) => [news(now, deps)],
    },
    deps,
  );
  return 'fait';
}

/** Another process has it: what became of it is looked at then. */
const SOON = 15 * 60 * 1000;

async function letterOf(current: StoredEnvoi, deps: JobDeps): Promise<LettreDeFiche> {
  const { id, scelle, remplace } = current;
  return {
    // The same at each try: two that arrived would be one to the recipient.
    id,
    to: scelle.adresse,
    replyTo: scelle.reponse,
    reference: referenceOf(id),
    motif: motifs.find(({ code }) => code === current.motif)?.full ?? current.motif,
    ...(remplace !== undefined && { remplace: referenceOf(remplace) }),
    par: current.voie === 'lien' ? await linkOf(current, deps) : await fileOf(current, deps),
  };
}

async function fileOf(current: StoredEnvoi, deps: JobDeps): Promise<LettreDeFiche['par']> {
  const fichier = await fichierDe(current, fichePdf, deps);
  if (!fichier) throw new Error('the file of a sending is gone');
  return { fichier, motDePasse: current.voie === 'piece' };
}

async function linkOf({ personne, id, auteur }: StoredEnvoi, deps: JobDeps): Promise<LettreDeFiche['par']> {
  const until = deps.clock() + LIEN_OUVERT;
  const link = { page: 'fiche', data: { personne, envoi: id }, until, nonce: id };
  return {
    lien: `${deps.publicUrl}/pages/fiche/${signLink(link, deps.ticketKeys)}`,
    jusquau: longDate(jourChez((await findActeur(auteur, deps))?.acteur, until)),
  };
}

/** What is known of it now, told to whoever sent it in the same write. */
async function settle(claimed: StoredEnvoi, remise: Remise, deps: JobDeps): Promise<Run> {
  const essais = claimed.essais + 1;
  const wait = remise.is === 'later' ? waitAfter(essais) : undefined;
  const etat = wait === undefined ? endOf(remise) : 'a_envoyer';
  const code = remise.is === 'accepted' ? undefined : remise.code;
  // The first delay is told; the others would only repeat it.
  const told = etat !== 'a_envoyer' || essais === 1;
  await changeEnvoi(
    claimed,
    {
      apply: (now) =>
        now.etat === 'en_cours' ? after(now, { etat, essais, code, at: deps.clock() }) : undefined,
      also: (now) => (told ? [news(now, deps)] : []),
    },
    deps,
  );
  return wait === undefined ? 'fait' : { dans: wait };
}

function endOf({ is }: Remise): EtatEnvoi {
  if (is === 'accepted') return 'envoye';
  return is === 'unknown' ? 'inconnu' : 'refuse';
}

function after(
  now: StoredEnvoi,
  {
    etat,
    essais,
    code,
    at,
  }: {
    readonly etat: EtatEnvoi;
    readonly essais: number;
    readonly code: string | undefined;
    readonly at: number;
  },
): StoredEnvoi {
  const left = etat === 'envoye' || etat === 'inconnu';
  return { ...now, etat, essais, ...(code !== undefined && { code }), ...(left && { envoyeLe: at }) };
}

function news({ id, auteur, personne, etat, essais, code }: StoredEnvoi, { clock }: JobDeps): WriteAction {
  const sur = { quoi: etat, personne, reference: referenceOf(id), ...(code !== undefined && { code }) };
  return putJob({ id: `nouvelle-${id}-${etat}-${essais}`, sorte: 'nouvelle', acteur: auteur, sur }, clock);
}
