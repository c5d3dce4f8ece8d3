// Tells somebody, in their own direct channel, what a colleague proposes, accepts or ends. No person who is followed is named there.
import { invitationPressables, sayInvitation, sayJoined } from '#bot/commands/equipe-dit.ts';
import { plain } from '#bot/commands/markdown.ts';
import { answerPressables, sayAnnonce } from '#bot/commands/partage-dit.ts';
import { buttonsFor, LASTING_LIFE } from '#bot/commands/session.ts';
import type { SortePartage } from '#bot/domain/partage.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import type { Message } from '#bot/ports.ts';
import { findNoms } from '#bot/storage/acteurs.ts';
import { findEquipe } from '#bot/storage/equipes.ts';
import { readGroupe } from '#bot/storage/groupes.ts';
import type { Job } from '#bot/storage/jobs.ts';
import type { QuoiAnnonce } from '#bot/storage/partages.ts';
import type { JobRun } from './run.ts';

export const annonce: JobRun = async (job, deps) => {
  await deps.notifier.notify(job.acteur, await messageOf(job, deps));
  return 'fait';
};

async function messageOf(job: Job, deps: JobDeps): Promise<Pick<Message, 'lasting' | 'blocks'>> {
  const { de = '', groupe, personne, equipe } = job.sur;
  const name = plain((await findNoms([de], deps)).get(de) ?? '');
  if (equipe !== undefined) return ofTeam({ job, name, equipe }, deps);
  const quoi = quoiOf(job);
  const share = { sorte: sorteOf(job), avec: groupe ?? de, ...(personne !== undefined && { personne }) };
  const known = groupe === undefined ? undefined : await readGroupe(groupe, deps);
  const among = known ? `, entre membres de **${plain(known.nom)}**` : '';
  const lasting = `**${name}** ${sayAnnonce(quoi, share, among)}`;
  if (quoi !== 'propose') return { lasting };
  const session = { acteur: { id: job.acteur }, now: deps.clock() };
  return {
    lasting,
    blocks: [{ text: '', buttons: buttonsFor(answerPressables(share, LASTING_LIFE), { session }, deps) }],
  };
}

/** Of a team: somebody is asked to join, or has. */
async function ofTeam(
  { job, name, equipe }: { readonly job: Job; readonly name: string; readonly equipe: string },
  deps: JobDeps,
): Promise<Pick<Message, 'lasting' | 'blocks'>> {
  const nom = plain((await findEquipe(equipe, deps))?.nom ?? '');
  if (job.sur.quoi === 'accepte') return { lasting: `**${name}** ${sayJoined(nom)}` };
  const session = { acteur: { id: job.acteur }, now: deps.clock() };
  return {
    lasting: `**${name}** ${sayInvitation(nom)}`,
    blocks: [{ text: '', buttons: buttonsFor(invitationPressables(equipe), { session }, deps) }],
  };
}

function quoiOf({ sur }: Job): QuoiAnnonce {
  return sur.quoi === 'fin' || sur.quoi === 'accepte' ? sur.quoi : 'propose';
}

function sorteOf({ sur }: Job): SortePartage {
  const { sorte } = sur;
  return sorte === 'personne' || sorte === 'groupe' || sorte === 'passation' ? sorte : 'liste';
}
