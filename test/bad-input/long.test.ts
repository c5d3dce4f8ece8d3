// As much as a client lets through, everywhere at once: nothing breaks, drafts fit their record, and what is shown stays readable.
import { describe, expect, it } from 'vitest';
import { OPENED, TYPED } from './forms.ts';
import { defectsOf, expectSentence, expectSilentLogs } from './sentences.ts';
import { introduce, knownStage, leastOf, openStage } from './stage.ts';

/** What JSON, then UTF-8, then sealing make longest. */
const WORST = ['\u0001', '"', '\\', '語', '😀', 'é'];

describe.each(OPENED)('« $form.titre »', ({ typed, role }) => {
  it.each(WORST)(
    'with every field full of « %j » stays open with a sentence, and opens again',
    async (mark) => {
      const stage = role ? await knownStage({ role }) : openStage();
      const dialog = await stage.open(typed);
      const room = Math.floor(39_000 / dialog.elements.length / mark.length);
      const full = dialog.elements.map(({ name }) => [
        name,
        mark.repeat(Math.min(9_900, room) - name.length),
      ]);
      const { error } = await stage.submit(dialog, Object.fromEntries(full));
      expectSentence(error);
      expect(defectsOf(stage)).toEqual([]);
      expect(await stage.submit(dialog, leastOf(dialog))).not.toHaveProperty('error');
    },
  );

  it('with more than any form holds stays open, and says to shorten', async () => {
    const stage = role ? await knownStage({ role }) : openStage();
    const dialog = await stage.open(typed);
    const full = Array.from({ length: 30 }, (_, i) => [`champ${i}`, TYPED.repeat(1_900)]);
    const { error } = await stage.submit(dialog, Object.fromEntries(full));
    expect(error).toBe(
      'Vos réponses sont trop longues : raccourcissez les textes les plus longs, puis réessayez.',
    );
    expectSilentLogs(stage, [TYPED]);
  });
});

describe('a command as long as a message may be', () => {
  const words = `${TYPED} `.repeat(2_700).trim();
  const word = TYPED.repeat(3_270);

  it.each([
    ['/cra individuel', words],
    ['/cra individuel', word],
    ['/cra', words],
    ['/cra', word],
    ['/historique', words],
    ['/historique lieu=', word],
    ['/lieux ajouter', words],
    ['/coop', words],
    ['/profil', word],
  ])('is answered: « %s »', async (command, long) => {
    const stage = await knownStage();
    const { text = '' } = await stage.command(`${command} ${long}`);
    expect(text.length).toBeLessThan(16_384);
    for (const dialog of stage.dialogs) expect(dialog.introduction_text.length).toBeLessThan(16_384);
    expect(text !== '' || stage.dialogs.length === 1).toBe(true);
    expect(defectsOf(stage)).toEqual([]);
    expectSilentLogs(stage, [TYPED]);
  });

  it('is taken up once a newcomer has said who they are', async () => {
    const stage = openStage();
    await stage.command(`/cra individuel 45 ${words}`);
    await introduce(stage);
    expect(defectsOf(stage)).toEqual([]);
  });
});

describe('a first command that cannot be done', () => {
  it('is refused once the profile is recorded, and the dialog closes', async () => {
    const stage = openStage();
    const dialog = await stage.open(`/historique lieu=${TYPED}`);
    const answers = { role: 'mediateur', nom: 'Médiathèque', commune: 'Quimper' };
    expect(await stage.submit(dialog, answers)).toEqual({});
    expect(stage.told.at(-1)?.text).toMatch(/^Votre profil est enregistré\. Je ne connais pas le lieu/);
    expect((await stage.command('/lieux')).text).toContain('Vos lieux');
  });
});
