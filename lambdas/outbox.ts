// The consumer of the table's stream that carries out the outbox, as a Lambda handler.
import { anyConnexion, readSetup } from './setup.ts';
import { outboxHandler } from './work.ts';

export const handler = outboxHandler(readSetup(anyConnexion).deps);
