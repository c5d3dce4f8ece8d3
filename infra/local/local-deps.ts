// What the product works with on one machine: its records and keys in a folder, its mail in the mailbox, its files beside.
import { join } from 'node:path';
import { keyring } from '#bot/aws/keyring.ts';
import type { ChartRequest } from '#bot/documents/graphiques/chart-request.ts';
import { smtpMailer } from '#bot/documents/mail.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import { mailSchema } from '#bot/env.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import type { Connexion } from '#bot/platforms/mattermost/connexion.ts';
import type { Deps, Log } from '#bot/ports.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { loadCommunes, loadPostcodes } from '../../lambdas/communes.ts';
import { dessinateurOf } from '../../lambdas/dessinateur.ts';
import { mattermostNotices } from '../../lambdas/doors.ts';
import { fileMasterKey, passingMasterKey } from '../../lambdas/file-master-key.ts';
import { newId, random } from '../../lambdas/runtime.ts';
import { type FolderFiles, folderFiles } from './folder-files.ts';
import { ticketKey } from './secrets.ts';
import type { LocalStore } from './store.ts';

export interface LocalDepsOptions {
  readonly data: string;
  readonly log: Log;
  /** Of the bot's own pages, as a browser reaches them. */
  readonly publicUrl: string;
}

export function localDeps(store: LocalStore, { data, log, publicUrl }: LocalDepsOptions): Deps {
  const clock = Date.now;
  const masterKey = store.lasting ? fileMasterKey(join(data, 'cle-maitresse')) : passingMasterKey();
  return {
    table: store.table,
    keyring: keyring({ table: store.table, clock, keyOf: keyOf.dataKey, masterKey }),
    clock,
    newId,
    random,
    publicUrl,
    reglages: { sansMotDePasse: false, courriel: true },
    ticketKeys: [ticketKey(data)],
    communes: async () => communeMatcher(await loadCommunes()),
    territoires: loadCommunes,
    log,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
}

export interface LocalJobDeps extends JobDeps {
  readonly files: FolderFiles;
}

/** `smtpUrl` is that of the mailbox. */
export async function localJobDeps(
  deps: Deps,
  {
    data,
    smtpUrl,
    connexion,
  }: { readonly data: string; readonly smtpUrl: string; readonly connexion: Connexion },
): Promise<LocalJobDeps> {
  // By the product’s own door, as on AWS.
  const dessinateur = dessinateurOf({ QUICKCHART_URL: deps.publicUrl }, deps);
  return {
    ...deps,
    files: await folderFiles(join(data, 'fichiers'), deps.clock),
    mailer: smtpMailer({ ...mailSchema.parse(smtpUrl), clock: deps.clock }),
    notifier: mattermostNotices(deps, connexion),
    postcodes: loadPostcodes,
    drawChart: (request) => dessinateur.drawChart(request as ChartRequest),
  };
}
