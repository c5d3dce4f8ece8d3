// The law of conversations: whatever is sent, sent again, from two windows at once, over a table that fails at any call, saves at most one CRA and loses no accepted answer.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Conversation } from '#bot/conversations/conversation.ts';
import { individuel } from '#bot/domain/cra/individuel.ts';
import { newActeur } from '#bot/domain/profil.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { type RawAnswers, rawAnswers } from '#bot/forms/raw.ts';
import type { Gesture, Reply } from '#bot/ports.ts';
import { putActeur } from '#bot/storage/acteurs.ts';
import { findConversation, unfinishedConversations } from '#bot/storage/conversations.ts';
import { crasByDate, type StoredCra } from '#bot/storage/cras.ts';
import { sumMonths } from '#bot/storage/mois.ts';
import type { Fault, FaultPlan, Verb } from '#test/support/faulty-table.ts';
import { boutonDe, commande, envoi, type SansChat, sansChat } from '#test/support/sans-chat.ts';

/** What may be written in the dialogs, and how it is kept when all of it is in order. */
interface Saisie {
  readonly ecrit: RawAnswers;
  readonly garde: Answers;
}

const juste: Saisie = {
  ecrit: { duree: '45', thematiques: ['email'], lieu: 'a_distance', date: '2040-03-14' },
  garde: { duree: 45, thematiques: ['email'], lieu: { type: 'a_distance' }, date: '2040-03-14' },
};

function variante(ecrit: RawAnswers, garde: Answers = {}): Saisie {
  return { ecrit: { ...juste.ecrit, ...ecrit }, garde: { ...juste.garde, ...garde } };
}

const saisies: readonly Saisie[] = [
  juste,
  variante({ duree: '60', materiel: ['ordinateur'] }, { duree: 60, materiel: ['ordinateur'] }),
  variante({ thematiques: [] }),
  variante({ date: '2040-03-15' }),
  variante({ duree: 'autre', 'duree.libre': '1h45' }, { duree: 105 }),
  variante({ duree: 'autre', 'duree.libre': '1h75' }),
  variante(
    { lieu: 'autre', 'lieu.commune': 'Quimper' },
    { lieu: { type: 'autre', commune: { code: '29232', nom: 'Quimper (29)' } } },
  ),
  variante({ lieu: 'autre', 'lieu.commune': 'Nulle-Part' }),
  variante(
    { duree: 'autre', 'duree.libre': '1h45', lieu: 'autre', 'lieu.commune': 'Quimper' },
    { duree: 105, lieu: { type: 'autre', commune: { code: '29232', nom: 'Quimper (29)' } } },
  ),
];

/** Answers whatever is still asked, on whichever screen. */
const TOUT = saisies.length - 1;

type Pas =
  | { readonly fait: 'envoie'; readonly onglet: 0 | 1; readonly saisie: number }
  | { readonly fait: 'ensemble'; readonly saisies: readonly [number, number] }
  | { readonly fait: 'renvoie' }
  | { readonly fait: 'rouvre'; readonly onglet: 0 | 1 };

const onglet = fc.constantFrom<0 | 1>(0, 1);
const saisie = fc.nat({ max: saisies.length - 1 });

const pas: fc.Arbitrary<Pas> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ fait: fc.constant('envoie' as const), onglet, saisie }) },
  {
    weight: 2,
    arbitrary: fc.record({ fait: fc.constant('ensemble' as const), saisies: fc.tuple(saisie, saisie) }),
  },
  { weight: 2, arbitrary: fc.constant({ fait: 'renvoie' as const }) },
  { weight: 2, arbitrary: fc.record({ fait: fc.constant('rouvre' as const), onglet }) },
);

const panne = fc.record({
  verb: fc.constantFrom<Verb>('get', 'query', 'write'),
  call: fc.integer({ min: 1, max: 4 }),
  fault: fc.constantFrom<Fault>('throttled', 'conflict', 'unavailable', 'lost'),
});

const pannes: fc.Arbitrary<FaultPlan> = fc.array(panne, { maxLength: 3 }).map((all) =>
  Object.fromEntries(
    (['get', 'query', 'write'] as const).map((verb) => {
      const own = all.filter((one) => one.verb === verb);
      return [verb, { calls: Object.fromEntries(own.map(({ call, fault }) => [call, fault])) }];
    }),
  ),
);

/** A dialog on the screen: its ticket and the fields it shows. */
interface Fenetre {
  readonly ticket: string;
  readonly names: readonly string[];
}

/** What was sent from a window, and what came of it. */
interface Envoi {
  readonly gesture: Gesture;
  readonly id: string;
  readonly names: readonly string[];
  readonly saisie: Saisie;
}

interface Poste {
  readonly bot: SansChat;
  readonly fenetres: [Fenetre, Fenetre];
  readonly envoyes: Envoi[];
  /** The last submission that was accepted, and those sent since whose fate was not told: one of them is what is kept. None, before any. */
  possibles: readonly Envoi[] | undefined;
  premier: StoredCra | undefined;
  gestes: number;
}

const LEA = 'mattermost.lea';

async function installe(): Promise<Poste> {
  const bot = sansChat(LEA);
  await bot.deps.table.write([putActeur(newActeur({ id: LEA, fuseau: 'Europe/Paris' }), 0)]);
  const fenetre = shown(await bot.fait(commande('individuel 30'), { id: 'commande' }));
  if (!fenetre) throw new Error('the form did not open');
  return {
    bot,
    fenetres: [fenetre, fenetre],
    envoyes: [],
    possibles: undefined,
    premier: undefined,
    gestes: 0,
  };
}

function shown(reply: Reply): Fenetre | undefined {
  if (reply.show !== 'screen') return undefined;
  return { ticket: reply.ticket, names: reply.screen.fields.map(({ name }) => name) };
}

function prepare(poste: Poste, which: 0 | 1, index: number): Envoi {
  const { ticket, names } = poste.fenetres[which];
  const said = saisies[index] ?? juste;
  poste.gestes += 1;
  return { gesture: envoi(ticket, said.ecrit), id: `envoi${poste.gestes}`, names, saisie: said };
}

/** Accepted: to be kept. A refusal that blames no field, or a failure, promises nothing. */
function isAccepted(reply: Reply): boolean {
  return (
    reply.show === 'screen' ||
    reply.show === 'closed' ||
    (reply.show === 'invalid' && Object.keys(reply.errors).length > 0)
  );
}

async function envoie(poste: Poste, sent: Envoi, panne: FaultPlan): Promise<Reply> {
  poste.envoyes.push(sent);
  const reply = await poste.bot.fait(sent.gesture, { id: sent.id, pannes: panne });
  if (reply.show === 'closed') await isKept(poste, sent);
  return reply;
}

function retient(poste: Poste, sent: readonly Envoi[], replies: readonly Reply[]): void {
  if (replies.some(isAccepted)) poste.possibles = sent;
  else if (poste.possibles) poste.possibles = [...poste.possibles, ...sent];
}

async function avance(poste: Poste, step: Pas, panne: FaultPlan): Promise<void> {
  const { bot, fenetres } = poste;
  if (step.fait === 'rouvre') {
    const listed = await bot.fait(commande(''), { id: 'cra', pannes: panne });
    const button = boutonDe(listed, 'Reprendre');
    if (!button) return;
    const reply = await bot.fait({ is: 'press', ticket: button.ticket }, { id: 'reprendre', pannes: panne });
    fenetres[step.onglet] = shown(reply) ?? fenetres[step.onglet];
    return;
  }
  if (step.fait === 'ensemble') {
    const sent = [prepare(poste, 0, step.saisies[0]), prepare(poste, 1, step.saisies[1])];
    const replies = await Promise.all(sent.map((one) => envoie(poste, one, panne)));
    retient(poste, sent, replies);
    for (const which of [0, 1] as const) {
      const reply = replies[which];
      fenetres[which] = (reply && shown(reply)) ?? fenetres[which];
    }
    return;
  }
  const sent = step.fait === 'renvoie' ? poste.envoyes.at(-1) : prepare(poste, step.onglet, step.saisie);
  if (!sent) return;
  const reply = await envoie(poste, sent, panne);
  retient(poste, [sent], [reply]);
  if (step.fait === 'envoie') fenetres[step.onglet] = shown(reply) ?? fenetres[step.onglet];
}

async function kept({ deps }: SansChat): Promise<readonly StoredCra[]> {
  const all = { from: '1970-01-01', to: '9999-12-31', limit: 100 };
  return (await crasByDate(LEA, all, deps)).cras;
}

/**
 * What was said to be recorded is: each field of the screen as it was written there. Of a field that the screen asked only a part of,
 * what another window chose meanwhile counts as well.
 */
async function isKept({ bot, envoyes }: Poste, { names, saisie: { garde } }: Envoi): Promise<void> {
  const [cra] = await kept(bot);
  for (const name of names) {
    const base = name.split('.', 1)[0] ?? name;
    const written = base === name ? [garde] : envoyes.map((one) => one.saisie.garde);
    expect(written.map((values) => values[base])).toContainEqual(cra?.values[base]);
  }
}

async function holds(poste: Poste): Promise<void> {
  const { bot } = poste;
  const cras = await kept(bot);
  expect(cras.length).toBeLessThanOrEqual(1);
  const figures = await sumMonths(LEA, { from: '0000-01', to: '9999-12' }, bot.deps);
  expect(figures.activites ?? 0).toBe(cras.length);
  poste.premier ??= cras[0];
  expect(cras[0]).toEqual(poste.premier);
  const [draft] = await unfinishedConversations(LEA, bot.deps);
  expect(draft === undefined).toBe(cras.length === 1);
  if (draft === undefined || poste.possibles === undefined) return;
  const conversation = await findConversation(LEA, draft.id, bot.deps);
  if (!conversation) throw new Error('the draft that is offered is not there');
  const answers = answersIn(conversation);
  const matching = poste.possibles.filter(({ names, saisie: { ecrit } }) =>
    names.every((name) => same(answers[name], ecrit[name])),
  );
  expect(matching, JSON.stringify(answers)).not.toEqual([]);
}

/** Every answer that the conversation holds, as it was written. */
function answersIn({ values, raw }: Conversation): RawAnswers {
  const parsed = rawAnswers(fieldsOf(individuel.form), values as Answers);
  return { ...parsed, ...(raw as RawAnswers) };
}

function same(held: unknown, written: unknown): boolean {
  const isNothing = (answer: unknown) =>
    answer === undefined || (Array.isArray(answer) && answer.length === 0);
  return JSON.stringify(held) === JSON.stringify(written) || (isNothing(held) && isNothing(written));
}

it('any order of steps, repeats and crashes saves at most one CRA and loses no accepted answer', async () => {
  const parcours = fc.array(fc.tuple(pas, pannes), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(parcours, async (steps) => {
      const poste = await installe();
      for (const [step, panne] of steps) {
        await avance(poste, step, panne);
        await holds(poste);
      }
    }),
    { numRuns: 300 },
  );
});

it('whatever came before, the right answers sent at last over a sound table are kept, once', async () => {
  const parcours = fc.array(fc.tuple(pas, pannes), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(parcours, async (steps) => {
      const poste = await installe();
      for (const [step, panne] of steps) await avance(poste, step, panne);
      for (let sends = 0; sends < 4 && (await kept(poste.bot)).length === 0; sends += 1) {
        await avance(poste, { fait: 'rouvre', onglet: 0 }, {});
        await avance(poste, { fait: 'envoie', onglet: 0, saisie: TOUT }, {});
      }
      expect(await kept(poste.bot)).toHaveLength(1);
    }),
    { numRuns: 150 },
  );
});
