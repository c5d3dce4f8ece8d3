// A button pressed again shows the activity as it is now, and never loses what was sent from its form.
import { describe, expect, it } from 'vitest';
import { knownStage, leastOf, type Stage } from '../bad-input/stage.ts';

const stage = async () => {
  const opened = await knownStage();
  const dialog = await opened.open('/cra individuel 45 mail');
  await opened.submit(dialog, leastOf(dialog));
  return opened;
};

/** The ticket of « Modifier » in the newest list of activities. */
async function modifier(on: Stage): Promise<string> {
  const { attachments = [] } = await on.command('/historique');
  const button = attachments.flatMap(({ actions }) => actions ?? []).find(({ name }) => name === 'Modifier');
  return button?.integration.context.ticket ?? expect.fail('no « Modifier »');
}

async function press(on: Stage, ticket: string) {
  await on.press(ticket);
  return on.dialogs.at(-1) ?? expect.fail('no dialog');
}

const shown = (dialog: Awaited<ReturnType<typeof press>>, name: string) =>
  dialog.elements.find((element) => element.name === name)?.default;

describe('« Modifier » pressed again', () => {
  it('shows what another window changed meanwhile, and so does not undo it', async () => {
    const on = await stage();
    const [first, second] = [await modifier(on), await modifier(on)];
    expect(shown(await press(on, first), 'duree')).toBe('45');
    const other = await press(on, second);
    await on.submit(other, { ...leastOf(other), duree: '60' });
    expect(shown(await press(on, first), 'duree')).toBe('60');
  });

  it('shows what was sent and refused, as it was typed', async () => {
    const on = await stage();
    const ticket = await modifier(on);
    const dialog = await press(on, ticket);
    const { error } = await on.submit(dialog, { ...leastOf(dialog), duree: '90', date: '31/02' });
    expect(error).toContain('Date');
    expect(shown(await press(on, ticket), 'duree')).toBe('90');
  });
});
