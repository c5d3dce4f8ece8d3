// Sendings for tests: somebody followed, a sheet prepared for a social worker, asked to leave, and what became of it.

import type { Envoi } from '#bot/domain/beneficiaire/envoi.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import type { Deps, Table } from '#bot/ports.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { createEnvoi, findEnvoi, moveEnvoi, passwordMark, type StoredEnvoi } from '#bot/storage/envois.ts';
import { putJob } from '#bot/storage/jobs.ts';
import { ficheDe } from '#test/documents/fiches.ts';
import { drawnAsPixel } from '#test/support/dessin.ts';
import { loadPostcodes } from '../../lambdas/communes.ts';
import { fakeMailer } from './fake-mailer.ts';
import type { MailBench } from './mail-weather.ts';
import { someWorld } from './monde.ts';
import { type Records, recordsOn } from './records.ts';
import { memoryFiles, type Notice } from './travaux.ts';

export const MOT_DE_PASSE = 'bodufi-itupa-novira-ilomu-patovi';
export const ADRESSE = 'as@ccas.exemple.fr';

export interface Poste {
  readonly lea: Records;
  readonly deps: JobDeps;
  readonly mail: MailBench;
  /** What Léa was told in her channel. */
  readonly notices: readonly Notice[];
}

/** Léa at work on this table, with a post office. */
export function posteOn(table: Table): Poste {
  const lea = recordsOn(table);
  const mail = fakeMailer();
  const notices: Notice[] = [];
  const deps: Deps = {
    ...lea,
    ...someWorld,
    ticketKeys: [{ id: 'k', secret: 's'.repeat(40) }],
    communes: async () => () => ({ near: [] }),
  };
  return {
    lea,
    mail,
    notices,
    deps: {
      ...deps,
      files: memoryFiles(deps),
      postcodes: loadPostcodes,
      drawChart: drawnAsPixel,
      mailer: mail.mailer,
      notifier: { notify: async (acteur, message) => void notices.push({ acteur, ...message }) },
    },
  };
}

/** A sheet of Léa's with one sending prepared, by that way. */
export async function prepared(
  { lea }: Pick<Poste, 'lea'>,
  more: Partial<Omit<StoredEnvoi, 'rev'>> = {},
): Promise<Pick<Envoi, 'personne' | 'id'>> {
  // Nobody else's, whoever shares the table.
  const personne = `${lea.acteur.slice(-4)}${lea.newId()}`;
  const values = { prenom: 'Marie-Hélène', nom: 'Kervoëlen' };
  const sheet = {
    id: personne,
    proprietaire: lea.acteur,
    version: 1,
    values,
    creeLe: 0,
    modifieLe: 0,
    rev: 0,
  };
  await changeBeneficiaire(
    { acteur: lea.acteur, id: personne, geste: personne, apply: (now) => now ?? sheet },
    lea,
  );
  const id = more.id ?? lea.newId();
  await createEnvoi({ ...someEnvoi(lea, { id, personne }), ...more }, lea);
  return { personne, id };
}

export function someEnvoi(
  lea: Records,
  { id, personne }: Pick<Envoi, 'personne' | 'id'>,
): Omit<StoredEnvoi, 'rev'> {
  const secrets = { motDePasse: MOT_DE_PASSE, empreinte: passwordMark(id, MOT_DE_PASSE) };
  return {
    id,
    personne,
    auteur: lea.acteur,
    etat: 'prepare',
    voie: 'piece',
    motif: 'accompagnement',
    accord: 'oral',
    contenu: ['identite', 'suivi'],
    prepareLe: lea.clock(),
    essais: 0,
    ouvertures: [],
    erreurs: 0,
    scelle: { adresse: ADRESSE, reponse: 'lea@mediation.exemple.fr', fiche: ficheDe(3), ...secrets },
  };
}

/** « Envoyer », pressed. */
export async function asked(of: Pick<Envoi, 'personne' | 'id'>, { lea }: Pick<Poste, 'lea'>): Promise<void> {
  const sur = { personne: of.personne, envoi: of.id };
  await moveEnvoi(
    of,
    {
      from: 'prepare',
      to: (current) => ({ ...current, etat: 'a_envoyer' }),
      also: () => [putJob({ id: `envoi-${of.id}`, sorte: 'envoi', acteur: lea.acteur, sur }, lea.clock)],
    },
    lea,
  );
}

/** Prepared and asked to leave. */
export async function leaving(
  poste: Poste,
  more: Partial<Omit<StoredEnvoi, 'rev'>> = {},
): Promise<Pick<Envoi, 'personne' | 'id'>> {
  const of = await prepared(poste, more);
  await asked(of, poste);
  return of;
}

/** As it is kept now. */
export async function envoiKept(
  of: Pick<Envoi, 'personne' | 'id'>,
  { lea }: Pick<Poste, 'lea'>,
): Promise<StoredEnvoi> {
  const envoi = await findEnvoi(of, lea);
  if (!envoi) throw new Error('no such sending');
  return envoi;
}
