// A journey: told once, walked on Mattermost 11.6 and 9.11 and in Slack, each time on a stage of its own.
import { describe, expect, it } from 'vitest';
import { type Stage, type StageOptions, startStage, type Version } from './stage.ts';

interface Chemin extends Omit<StageOptions, 'version'> {
  readonly versions?: readonly Version[];
}

/** For journeys about what only Mattermost does. */
export const MATTERMOST = ['11.6', '9.11'] as const satisfies readonly Version[];

export const PARTOUT: readonly Version[] = [...MATTERMOST, 'Slack'];

export function parcours(
  titre: string,
  marche: (stage: Stage) => Promise<void>,
  { versions = PARTOUT, ...options }: Chemin = {},
): void {
  describe(titre, () => {
    it.each(versions)('sur %s', async (version) => {
      const stage = await startStage({ version, ...options });
      try {
        await marche(stage);
        expect(plaintes(stage)).toEqual([]);
      } finally {
        await stage.close();
      }
    });
  });
}

/** What Slack would not have taken: nothing of it is seen by people, who only see that it did not work. */
function plaintes({ chat }: Stage): readonly string[] {
  return 'slack' in chat ? chat.slack.workspace.complaints : [];
}
