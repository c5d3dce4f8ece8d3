// A journey: told once, walked on Mattermost 11.6 and on 9.11, each time on a stage of its own.
import { describe, it } from 'vitest';
import type { PocketVersion } from '#local/mattermost/versions.ts';
import { type Stage, type StageOptions, startStage } from './stage.ts';

interface Chemin extends Omit<StageOptions, 'version'> {
  readonly versions?: readonly PocketVersion[];
}

export function parcours(
  titre: string,
  marche: (stage: Stage) => Promise<void>,
  { versions = ['11.6', '9.11'], ...options }: Chemin = {},
): void {
  describe(titre, () => {
    it.each(versions)('sur Mattermost %s', async (version) => {
      const stage = await startStage({ version, ...options });
      try {
        await marche(stage);
      } finally {
        await stage.close();
      }
    });
  });
}
