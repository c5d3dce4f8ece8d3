// What of a reply can be said as a message, whichever chat it is: to one person, or where it stays.
import type { Button, Message, Reply } from '#bot/ports.ts';

/** What can be said where no dialog can be shown. */
export function messageOf(reply: Reply): Message | undefined {
  switch (reply.show) {
    case 'message':
    case 'closed':
      return reply.message;
    case 'screen':
      return reply.again;
    case 'invalid':
      return { text: reply.error, lasting: 'Une réponse n’a pas été acceptée.' };
    default:
      return undefined;
  }
}

/** What may stay in the direct channel: no word that the message says to one person, and a button that asks for it again. */
export function lastingOf({
  lasting,
  lastingButton,
  blocks = [],
}: Message): Pick<Message, 'text' | 'blocks'> {
  const buttons = blocks.flatMap((block) => block.buttons ?? []);
  const again =
    lastingButton ?? buttons.find((button) => button.style === 'primary') ?? buttons.find(isHarmless);
  if (!again) return { text: lasting };
  const button = { id: 'continuer', label: 'Continuer', style: 'primary', ticket: again.ticket } as const;
  return { text: lasting, blocks: [{ text: '', buttons: [button] }] };
}

function isHarmless(button: Button): boolean {
  return button.style !== 'danger';
}

/** An error belongs to the field that was shown: a part (`lieu.commune`) not shown is its field's. Undefined where neither was. */
export function shownOwner(name: string, shown: Readonly<Record<string, unknown>>): string | undefined {
  const owner = Object.hasOwn(shown, name) ? name : (name.split('.')[0] ?? name);
  return Object.hasOwn(shown, owner) ? owner : undefined;
}
