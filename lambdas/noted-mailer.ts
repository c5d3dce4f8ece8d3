// A mailer whose outcomes are kept for the administrator: how many messages were not accepted lately, and of none what it says.
import type { Mailer } from '#bot/job-ports.ts';
import type { Deps } from '#bot/ports.ts';
import { noteRemise } from '#bot/storage/etat.ts';

export function notedMailer(mailer: Mailer, deps: Pick<Deps, 'table' | 'clock' | 'pause' | 'log'>): Mailer {
  return {
    send: async (courriel) => {
      const remise = await mailer.send(courriel);
      try {
        await noteRemise(remise, deps);
      } catch (error) {
        // The message has left: what became of it is told to whoever sent it all the same.
        const kind = error instanceof Error ? error.name : 'unknown';
        deps.log({ level: 'warn', event: 'mail.untold', kind });
      }
      return remise;
    },
  };
}
