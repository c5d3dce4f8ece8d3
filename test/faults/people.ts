// People who work whatever happens: each gesture is made again, the very same, until it is answered; what was accepted is counted.
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { newPersonCode } from '#bot/domain/beneficiaire/annuaire.ts';
import { commandEvent, type Gesturer, submitEvent } from '#test/support/gestures.ts';
import type { Chat } from '#test/support/keeping-chat.ts';

/** What somebody was told is done. */
export interface Accepted {
  activites: number;
  personnes: number;
  notes: number;
  taches: number;
  /** Gestures that had to be made again. */
  again: number;
}

export interface Day {
  readonly url: () => string;
  readonly chat: Chat;
  readonly isOver: () => boolean;
}

const ACTIVITE = { date: 'hier', duree: '45', lieu: 'a_distance', thematiques: ['email'] };
/** A gesture that is not answered by then never will be. */
const PATIENCE = 60_000;

/** Works until the day is over: an activity, one with somebody new, one with notes, a reminder, and so on. */
export async function work(person: Gesturer, day: Day): Promise<Accepted> {
  const accepted: Accepted = { activites: 0, personnes: 0, notes: 0, taches: 0, again: 0 };
  for (let n = 0; !day.isOver(); n += 1) {
    const kind = n % 4;
    if (kind === 3) {
      await told(
        commandEvent(person, `/rappels appeler le CCAS ${n} vendredi`),
        (answer) => answer.includes('Rappel noté'),
        { day, accepted },
      );
      accepted.taches += 1;
      continue;
    }
    const code = newPersonCode({ prenom: `Awa${letters(n)}`, nom: `Quillivic${letters(n)}` });
    const more = kind === 1 ? { personne: code } : kind === 2 ? { notes: 'à revoir ensemble' } : {};
    await record(
      person,
      { typed: kind === 2 ? '/cra individuel complet' : '/cra individuel', more },
      { day, accepted },
    );
    accepted.activites += 1;
    if (kind === 1) accepted.personnes += 1;
    if (kind === 2) accepted.notes += 1;
  }
  return accepted;
}

/** Names so different that none is taken for another. */
function letters(n: number): string {
  return [...String(n * 7919)].map((digit) => 'bdfghjlmpv'.charAt(Number(digit))).join('o');
}

interface At {
  readonly day: Day;
  readonly accepted: Accepted;
}

async function record(
  person: Gesturer,
  { typed, more }: { readonly typed: string; readonly more: object },
  at: At,
): Promise<void> {
  const state = await opened(person, typed, at);
  const event = submitEvent(person, { callback_id: 'cra', state, submission: { ...ACTIVITE, ...more } });
  await told(event, (answer) => answer === '{}', at);
}

/** Typed again until its dialog is there: a command whose answer was lost has opened nothing that counts. */
async function opened(person: Gesturer, typed: string, at: At): Promise<string> {
  const giveUp = Date.now() + PATIENCE;
  while (Date.now() < giveUp) {
    const event = commandEvent(person, typed);
    const { body = '' } = event;
    await once(event, at.day);
    const trigger = new URLSearchParams(Buffer.from(body, 'base64').toString('utf8')).get('trigger_id');
    const state = at.day.chat.stateOf(trigger ?? '');
    if (state !== undefined) return state;
    at.accepted.again += 1;
    await sleep(50);
  }
  throw new Error(`no dialog came for ${typed}`);
}

/** The very same gesture, until it is answered as it must be. */
async function told(
  event: APIGatewayProxyEventV2,
  isDone: (answer: string) => boolean,
  { day, accepted }: At,
): Promise<void> {
  const giveUp = Date.now() + PATIENCE;
  let last = '';
  while (Date.now() < giveUp) {
    last = (await once(event, day)) ?? 'nothing';
    if (isDone(last)) return;
    accepted.again += 1;
    await sleep(50);
  }
  throw new Error(`a gesture was never answered: ${last.slice(0, 300)}`);
}

/** Undefined where nothing answered. */
async function once(event: APIGatewayProxyEventV2, { url }: Day): Promise<string | undefined> {
  const { rawPath, headers, body = '', isBase64Encoded } = event;
  const { 'content-type': type = '', authorization } = headers;
  try {
    const response = await fetch(`${url()}${rawPath}`, {
      method: 'POST',
      headers: { 'content-type': type, ...(authorization && { authorization }) },
      body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
      signal: AbortSignal.timeout(12_000),
    });
    return response.status === 200 ? await response.text() : undefined;
  } catch {
    // Killed while it answered, or before: the person presses again.
    return undefined;
  }
}
