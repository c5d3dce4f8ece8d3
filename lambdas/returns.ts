// Messages that come back, given what the handler works with: sent back for ever, or unwanted by whoever received them.
import * as z from 'zod';
import { envoiSuivi, noteRetour } from '#bot/jobs/retour.ts';
import type { StoreDeps } from './runtime.ts';

/** An event of EventBridge: the tags are those that the message left with. */
const eventSchema = z.object({
  detail: z.object({
    eventType: z.string(),
    bounce: z.object({ bounceType: z.string() }).optional(),
    mail: z.object({ tags: z.record(z.string(), z.array(z.string())).default({}) }),
  }),
});

/** A mailbox that is full today is no news. Throws where what is told is not known yet: EventBridge tells it again. */
export function returnsHandler(deps: StoreDeps): (event: unknown) => Promise<void> {
  return async (event) => {
    const { eventType, bounce, mail } = eventSchema.parse(event).detail;
    const gone = eventType === 'Bounce' && bounce?.bounceType === 'Permanent';
    if (!gone && eventType !== 'Complaint') return;
    const { personne: [personne] = [], envoi: [envoi] = [] } = mail.tags;
    const of = envoiSuivi({ personne, envoi });
    deps.log({ level: 'warn', event: 'mail.returned', kind: eventType, known: of !== undefined });
    if (of) await noteRetour(of, gone ? 'retour' : 'plainte', deps);
  };
}
