// What a bot in tests is told of the world, where the test does not say it: its address, its settings, chance.
import { randomBytes } from 'node:crypto';
import type { Deps } from '#bot/ports.ts';

export const someWorld: Pick<Deps, 'random' | 'publicUrl' | 'reglages'> = {
  random: (count) => new Uint8Array(randomBytes(count)),
  publicUrl: 'https://bot.exemple.fr',
  reglages: { sansMotDePasse: false, courriel: true, gestesParMinute: 1_000_000, version: 'essais' },
};
