// The registry of jobs: a sort, and what runs it.
import type { SorteJob } from '#bot/storage/jobs.ts';
import { annonce } from './annonce.ts';
import { avis } from './avis.ts';
import { conservation } from './conservation.ts';
import { document } from './document.ts';
import { effacement } from './effacement.ts';
import { envoi } from './envoi.ts';
import { fusion } from './fusion.ts';
import { importation } from './import.ts';
import { nouvelle } from './nouvelle.ts';
import { passation } from './passation.ts';
import type { JobRun } from './run.ts';

export const JOB_RUNS: Readonly<Record<SorteJob, JobRun>> = {
  annonce,
  avis,
  conservation,
  document,
  effacement,
  envoi,
  fusion,
  import: importation,
  nouvelle,
  passation,
};
