// `/coop`: what can be typed, with examples, which lists only what exists; what is kept of whoever asks; how the installation does.
import { fold } from '#bot/forms/words.ts';
import type { BotRequest, Deps, Reply } from '#bot/ports.ts';
import { CATALOGUE } from './catalogue.ts';
import { donnees, rienDeVous } from './donnees.ts';
import { essai, etat } from './etat.ts';
import { type Command, say } from './session.ts';

/** Whether the words after a command ask for help. */
export function asksHelp(text: string): boolean {
  return ['aide', 'help', '?'].includes(text.trim() === '?' ? '?' : fold(text));
}

const PRIVATE =
  'Écrivez plutôt à coopilote en message personnel : si vous oubliez la barre oblique, personne d’autre ne le lira.';

/** Help on everything. */
export function helpOnAll(): Reply {
  const lines = CATALOGUE.map((c) => `- \`/${c.trigger}\` : ${c.description}`);
  const examples = CATALOGUE.flatMap((c) => c.examples.slice(1, 4)).map(
    (e) => `- \`${e.typed}\` : ${e.does}`,
  );
  return say(
    ['#### Ce que vous pouvez taper', ...lines, '', '**Par exemple**', ...examples, '', PRIVATE].join('\n'),
  );
}

/** Help on one command. */
export function helpOn(trigger: string): Reply {
  const command = CATALOGUE.find((c) => c.trigger === trigger);
  if (!command || trigger === 'coop') return helpOnAll();
  const examples = command.examples.map((e) => `- \`${e.typed}\` : ${e.does}`);
  return say([`#### /${command.trigger}`, command.description, '', ...examples, '', PRIVATE].join('\n'));
}

/** For somebody known. */
export const coop: Command = (text, session, deps) =>
  fold(text) === DONNEES ? donnees(session, deps) : coopFor(text, session.request, deps);

const DONNEES = 'donnees';

/** What concerns the bot itself: for whoever administers it too, whom it need not know otherwise. */
export async function coopFor(text: string, request: BotRequest, deps: Deps): Promise<Reply> {
  if (fold(text) === DONNEES) return rienDeVous();
  const [word = '', ...rest] = text.trim().split(' ');
  const run = Object.hasOwn(ABOUT, fold(word)) ? ABOUT[fold(word)] : undefined;
  return run ? run(rest.join(' '), request, deps) : helpOnAll();
}

type About = (text: string, request: BotRequest, deps: Deps) => Promise<Reply>;

const ABOUT: Readonly<Record<string, About>> = {
  etat: (_text, request, deps) => etat(request, deps),
  essai,
};
