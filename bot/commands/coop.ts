// `/coop aide`: what can be typed, with examples. It lists only what exists.
import { fold } from '#bot/forms/words.ts';
import type { Reply } from '#bot/ports.ts';
import { CATALOGUE } from './catalogue.ts';
import { say } from './session.ts';

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
