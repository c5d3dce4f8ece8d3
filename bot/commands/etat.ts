// `/coop etat`, for whoever administers the chat: what works and what waits, in one message; `/coop essai`, to see it work.
import { idOf } from '#bot/conversations/identity.ts';
import { FUSEAU_PAR_DEFAUT, isTimeZone } from '#bot/domain/fuseaux.ts';
import { type BotRequest, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { type Etat, readEtat } from '#bot/storage/etat.ts';
import { putJob } from '#bot/storage/jobs.ts';
import { code } from './markdown.ts';
import { say } from './session.ts';

const RESERVE = 'Cette commande est pour qui administre la messagerie.';

const MINUTE = 60_000;
/** The passage of every minute, with a little patience. */
const PASSAGE_LATE = 5 * MINUTE;
/** What waits longer than that, in seconds, was left behind. */
const WAITING = 5 * 60;

const BON = '✅';
const ATTENTION = '⚠️';
const MAUVAIS = '❌';

/** How the installation does. */
export async function etat(request: BotRequest, deps: Deps): Promise<Reply> {
  const fuseau = await administrator(request);
  const now = deps.clock();
  const at = { now, fuseau, reglages: deps.reglages };
  const known = await readEtat(deps);
  const lines = [
    `${BON} **Version** : ${deps.reglages.version}. Heure du service : ${new Date(now).toISOString()}`,
    activiteLine(known, at),
    passageLine(known, at),
    ...waitingLines(known),
    courrielLine(known, at),
    ...essaiLines(known, at),
  ];
  return say(['#### État de Coopilote', ...lines.map((line) => `- ${line}`)].join('\n'), {
    lasting: 'L’état de Coopilote : tapez /coop etat.',
  });
}

/** Their time zone; refused to anybody else. */
async function administrator(request: BotRequest): Promise<string> {
  const { administre, fuseau = FUSEAU_PAR_DEFAUT } = await request.profile();
  if (administre !== true) throw new Refus(RESERVE);
  return isTimeZone(fuseau) ? fuseau : FUSEAU_PAR_DEFAUT;
}

interface At {
  readonly now: number;
  readonly fuseau: string;
  readonly reglages: Deps['reglages'];
}

function activiteLine({ activite }: Etat, at: At): string {
  if (!activite) return `${BON} **Dernière activité enregistrée** : aucune encore`;
  return `${BON} **Dernière activité enregistrée** : ${moment(activite.quand, at)}`;
}

function passageLine({ passage }: Etat, at: At): string {
  if (!passage) return `${MAUVAIS} **Passage de chaque minute** : jamais vu. Les travaux ne sont pas repris.`;
  const late = at.now - passage.quand > PASSAGE_LATE;
  const said = `**Passage de chaque minute** : ${moment(passage.quand, at)}`;
  return late ? `${MAUVAIS} ${said}, et plus depuis. Les travaux ne sont pas repris.` : `${BON} ${said}`;
}

function waitingLines({ passage }: Etat): readonly string[] {
  if (!passage) return [];
  const { boite, retard, morts } = passage;
  return [
    boite > WAITING
      ? `${MAUVAIS} **Boîte d’envoi** : un enregistrement attend depuis ${duration(boite)}`
      : `${BON} **Boîte d’envoi** : à jour`,
    retard > WAITING
      ? `${MAUVAIS} **Travaux** : l’un attend depuis ${duration(retard)}`
      : `${BON} **Travaux** : à jour`,
    ...(morts > 0
      ? [`${MAUVAIS} **Travaux abandonnés** après plusieurs échecs : ${morts}, à regarder dans le journal`]
      : []),
  ];
}

function courrielLine({ courriel }: Etat, at: At): string {
  if (!at.reglages.courriel)
    return `${ATTENTION} **Courriel** : aucun serveur indiqué, les fiches ne peuvent pas être envoyées`;
  if (!courriel) return `${BON} **Courriel** : aucun message encore`;
  const { accepte, echecs } = courriel;
  const last =
    accepte === undefined ? 'aucun message accepté' : `dernier message accepté : ${moment(accepte, at)}`;
  const failed = echecs.filter((echec) => echec > at.now - 24 * 60 * MINUTE).length;
  const lost = failed > 0 && (accepte ?? 0) < (echecs.at(-1) ?? 0);
  if (failed === 0) return `${BON} **Courriel** : ${last}`;
  return `${lost ? MAUVAIS : ATTENTION} **Courriel** : ${last} ; refusés, différés ou sans réponse depuis un jour : ${failed}`;
}

function essaiLines({ essai }: Etat, at: At): readonly string[] {
  if (!essai) return [];
  const { reference, demande, fini, courriel } = essai;
  const mail = courriel === undefined ? 'sans courriel' : sayRemise(courriel);
  const good = courriel === undefined || courriel === 'accepted';
  return [
    `${good ? BON : MAUVAIS} **Dernier essai** (réf. ${reference}) : ${moment(demande, at)}, fait en ${duration(Math.round((fini - demande) / 1000))}, ${mail}`,
  ];
}

function sayRemise(courriel: string): string {
  if (courriel === 'accepted') return 'courriel accepté';
  const [is = '', ...why] = courriel.split(' ');
  const said = { later: 'différé', refused: 'refusé', unknown: 'sans réponse' }[is] ?? is;
  return `courriel ${said} (${why.join(' ')})`;
}

function moment(quand: number, { fuseau }: At): string {
  const said = {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  } as const;
  return new Intl.DateTimeFormat('fr-FR', { timeZone: fuseau, ...said }).format(quand);
}

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** Asks for a trial: a job, and a message at the address that is typed, or at one's own. */
export async function essai(text: string, request: BotRequest, deps: Deps): Promise<Reply> {
  await administrator(request);
  const typed = text.trim();
  if (typed !== '' && !ADDRESS.test(typed))
    throw new Refus('Cette adresse n’est pas complète : /coop essai prenom.nom@exemple.fr');
  const address = typed === '' ? (await request.profile()).email : typed;
  const reference = idOf('essai', request.id).slice(0, REFERENCE);
  const sealed = address === undefined ? undefined : await deps.keyring.seal(request.acteur, address);
  const sur = {
    reference,
    demande: String(deps.clock()),
    ...(sealed !== undefined && { adresse: sealed }),
  };
  const job = { id: `essai${reference}`, sorte: 'essai', acteur: request.acteur, sur } as const;
  await deps.table.write([putJob(job, deps.clock)]);
  const mail = address === undefined ? '' : ` Un message part à ${code(address)}.`;
  return say(`Essai ${reference} demandé.${mail} Son résultat : \`/coop etat\`, dans une minute.`, {
    lasting: 'Un essai est demandé. Son résultat : tapez /coop etat dans une minute.',
  });
}

const ADDRESS = /^[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}$/;
const REFERENCE = 8;
