// Prepares a file of figures or of activities for whoever asked for it, then tells them in their own direct channel.
import { buttonsFor, LASTING_LIFE } from '#bot/commands/session.ts';
import { questionOf } from '#bot/commands/stats-reponse.ts';
import { fileName } from '#bot/documents/formats.ts';
import { type DemandeDocument, LARGEST_FILE } from '#bot/domain/document.ts';
import { todayIn } from '#bot/forms/dates.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { Refus } from '#bot/ports.ts';
import { sayQuery } from '#bot/stats/write-query.ts';
import { findActeur } from '#bot/storage/acteurs.ts';
import { demandeIn, keepDocument } from '#bot/storage/documents.ts';
import { type Ecrit, ecrireActivites, ecrireRapport } from './document-ecrit.ts';
import type { JobRun } from './run.ts';

const TOO_LARGE =
  'Ce fichier serait trop grand pour être donné en une fois : choisissez une période plus courte, ou un filtre.';

export const document: JobRun = async (job, deps) => {
  const found = await findActeur(job.acteur, deps);
  if (!found) return 'fait';
  const demande = await demandeIn(job, deps);
  try {
    const ecrit = await written(
      demande,
      { acteur: found.acteur, today: todayIn(found.acteur.fuseau, deps.clock()) },
      deps,
    );
    if (ecrit.bytes.length > LARGEST_FILE) throw new Refus(TOO_LARGE);
    await keepDocument(job, ecrit.bytes, deps);
    const data = { id: job.id, format: demande.format, nom: fileName([ecrit.nom], demande.format) };
    const take = {
      label: 'Télécharger',
      action: 'document.prendre',
      data,
      style: 'primary',
      life: LASTING_LIFE,
    } as const;
    await deps.notifier.notify(job.acteur, {
      lasting: 'Le fichier que vous avez demandé est prêt, pour un jour.',
      blocks: [
        {
          text: '',
          buttons: buttonsFor([take], { session: { acteur: { id: job.acteur }, now: deps.clock() } }, deps),
        },
      ],
    });
  } catch (error) {
    if (!(error instanceof Refus)) throw error;
    await deps.notifier.notify(job.acteur, { lasting: error.message });
  }
  return 'fait';
};

async function written(
  demande: DemandeDocument,
  asked: Parameters<typeof questionOf>[1],
  deps: JobDeps,
): Promise<Ecrit> {
  const question = await questionOf(demande.q, asked, deps);
  const dite = sayQuery(question.query, question.ctx);
  return demande.quoi === 'activites'
    ? ecrireActivites({ demande, question, dite, ...asked }, deps)
    : ecrireRapport({ demande, question, dite, ...asked }, deps);
}
