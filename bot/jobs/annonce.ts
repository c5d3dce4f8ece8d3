// Tells somebody, in their own direct channel, what a colleague proposes, accepts or ends. No person who is followed is named there.
import { plain } from '#bot/commands/markdown.ts';
import { answerPressables, CE_QUI_SE_PARTAGE, objetDe } from '#bot/commands/partage-dit.ts';
import { buttonsFor, LASTING_LIFE } from '#bot/commands/session.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import type { Message } from '#bot/ports.ts';
import { findNoms } from '#bot/storage/acteurs.ts';
import { readGroupe } from '#bot/storage/groupes.ts';
import type { Job } from '#bot/storage/jobs.ts';
import type { JobRun } from './run.ts';

export const annonce: JobRun = async (job, deps) => {
  await deps.notifier.notify(job.acteur, await messageOf(job, deps));
  return 'fait';
};

async function messageOf(job: Job, deps: JobDeps): Promise<Pick<Message, 'lasting' | 'blocks'>> {
  const { quoi, de = '' } = job.sur;
  const name = plain((await findNoms([de], deps)).get(de) ?? '');
  const sorte = sorteOf(job);
  if (quoi === 'fin') return { lasting: `**${name}** a arrêté de partager avec vous ${objetDe({ sorte })}.` };
  if (quoi === 'accepte')
    return { lasting: `**${name}** accepte de partager avec vous ${objetDe({ sorte })}.` };
  return proposal(job, name, deps);
}

/** What it means is said before it is answered. */
async function proposal(job: Job, name: string, deps: JobDeps): Promise<Pick<Message, 'lasting' | 'blocks'>> {
  const { de = '', groupe, personne } = job.sur;
  const sorte = sorteOf(job);
  const known = groupe === undefined ? undefined : await readGroupe(groupe, deps);
  const among = known ? `, entre membres de **${plain(known.nom)}**` : '';
  const share = { sorte, avec: groupe ?? de, ...(personne !== undefined && { personne }) };
  const session = { acteur: { id: job.acteur }, now: deps.clock() };
  return {
    lasting: `**${name}** vous propose de partager ${objetDe({ sorte })}, dans les deux sens${among}. ${CE_QUI_SE_PARTAGE}`,
    blocks: [{ text: '', buttons: buttonsFor(answerPressables(share, LASTING_LIFE), { session }, deps) }],
  };
}

function sorteOf({ sur }: Job): 'liste' | 'personne' | 'groupe' {
  const { sorte } = sur;
  return sorte === 'personne' || sorte === 'groupe' ? sorte : 'liste';
}
