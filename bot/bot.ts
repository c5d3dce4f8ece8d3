// The bot: verifies who asks for what, hands it to the command, turns every failure into an answer.

import { newcomerSession } from '#bot/commands/accueil.ts';
import { knownAction, lookUp, runCommand, submit, welcome } from '#bot/commands/index.ts';
import { plain } from '#bot/commands/markdown.ts';
import { openSession, type Session } from '#bot/commands/session.ts';
import { readTicket, type Ticket } from '#bot/conversations/ticket.ts';
import { type Bot, type BotRequest, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { findActeur } from '#bot/storage/acteurs.ts';
import { type Allure, allureOf } from '#bot/storage/allure.ts';
import { tracedBy } from '#bot/storage/trace.ts';

/** Builds the bot. It never throws: a refusal is said, a defect is logged with a reference and said without detail. */
export function createBot(deps: Deps): Bot {
  const allure = allureOf(deps);
  return async (request) => {
    const traced = tracedBy(request.id, deps);
    try {
      return await answer(request, { ...traced, allure });
    } catch (error) {
      return failed(request, error, traced);
    }
  };
}

interface PacedDeps extends Deps {
  readonly allure: Allure;
}

/** Only what a person truly did counts for theirs: whoever forges it slows nobody down. */
async function answer(request: BotRequest, deps: PacedDeps): Promise<Reply> {
  const { gesture } = request;
  if (gesture.is === 'command') {
    await deps.allure(request);
    return command(gesture, request, deps);
  }
  const ticket = verified(gesture.ticket, request, deps);
  if (gesture.is === 'cancel') return { show: 'nothing' };
  await deps.allure(request);
  const session = await sessionOf(request, deps);
  if (gesture.is === 'press') {
    return knownAction(ticket)({ ticket, choice: gesture.choice }, session, deps);
  }
  if (gesture.is === 'lookup') return lookUp({ ticket, query: gesture.query }, session, deps);
  return submit({ ticket, submission: gesture }, session, deps);
}

async function command(
  gesture: Extract<BotRequest['gesture'], { is: 'command' }>,
  request: BotRequest,
  deps: Deps,
): Promise<Reply> {
  const stored = await findActeur(request.acteur, deps);
  if (!stored) return welcome(gesture, request, deps);
  return runCommand(gesture, openSession(request, stored, deps), deps);
}

async function sessionOf(request: BotRequest, deps: Deps): Promise<Session> {
  const stored = await findActeur(request.acteur, deps);
  return stored ? openSession(request, stored, deps) : newcomerSession(request, deps);
}

const REFUSED = {
  forged: 'Cette action n’est pas reconnue. Recommencez par la commande.',
  stranger: 'Cette action appartient à une autre personne.',
  expired: 'Cette action a expiré. Recommencez par la commande.',
} as const;

function verified(token: string, request: BotRequest, deps: Deps): Ticket {
  const reading = readTicket(token, { keys: deps.ticketKeys, acteur: request.acteur, now: deps.clock() });
  if ('ticket' in reading) return reading.ticket;
  deps.log({ level: 'warn', event: 'ticket.refused', reason: reading.refused });
  throw new Refus(REFUSED[reading.refused]);
}

/** A dialog stays open with what was typed; anything else gets a message. */
function failed(request: BotRequest, error: unknown, deps: Deps): Reply {
  const sentence = error instanceof Refus ? error.message : defect(request, error, deps);
  const { is } = request.gesture;
  if (is === 'submission') return { show: 'invalid', error: sentence, errors: {} };
  if (is === 'lookup') return { show: 'options', options: [] };
  if (is === 'cancel') return { show: 'nothing' };
  return { show: 'message', message: { text: plain(sentence), lasting: plain(sentence) } };
}

/** Logs the kind and place of a defect, never its message: it may hold what somebody typed. */
function defect(request: BotRequest, error: unknown, deps: Deps): string {
  const reference = request.id.slice(0, REFERENCE);
  const kind = error instanceof Error ? error.name : typeof error;
  const place = error instanceof Error ? placeIn(error.stack ?? '') : undefined;
  deps.log({
    level: 'error',
    event: 'defect',
    kind,
    place,
    gesture: request.gesture.is,
  });
  // Whether it was saved is not known here: an answer of the store may have been lost.
  const next =
    request.gesture.is === 'submission'
      ? 'Gardez cette fenêtre ouverte et réessayez dans un instant : rien ne sera compté deux fois.'
      : 'Réessayez dans un instant.';
  return `Le service ne répond pas (réf. ${reference}). ${next}`;
}

/** Characters of an id that a person can read out; the log has it whole. */
const REFERENCE = 8;

/** The first line of a stack that is a place: those of the message come before, and may hold what somebody typed. */
function placeIn(stack: string): string | undefined {
  return /^ {4}at .*:\d+:\d+\)?$/m.exec(stack)?.[0].trim();
}
