// The handlers, given what they work with: the same in Lambda and on one machine.
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  DynamoDBBatchResponse,
  DynamoDBStreamEvent,
} from 'aws-lambda';
import { writtenIn } from '#bot/aws/stream-images.ts';
import { createBot } from '#bot/bot.ts';
import { sendRappels } from '#bot/jobs/rappels.ts';
import { mattermostClient } from '#bot/platforms/mattermost/client.ts';
import type { MattermostClient } from '#bot/platforms/mattermost/client-types.ts';
import type { Connexion } from '#bot/platforms/mattermost/connexion.ts';
import { mattermostNotifier } from '#bot/platforms/mattermost/notifier.ts';
import { mattermostDoor } from '#bot/platforms/mattermost/platform.ts';
import type { Deps, Notifier } from '#bot/ports.ts';
import { addressBook } from '#bot/storage/adresses.ts';
import { isOutbox, runOutbox, sweepOutbox } from '#bot/storage/outbox.ts';
import { fromEvent, toResult } from './http.ts';

/** Commands, buttons, dialogs and look-ups of one Mattermost. */
export function mattermostHandler(
  deps: Deps,
  connexion: Connexion,
): (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> {
  const { clock, log } = deps;
  const door = mattermostDoor({
    bot: createBot(deps),
    connexion,
    client: clientOf(connexion, deps),
    addresses: addressBook(deps),
    clock,
    log,
  });
  return async (event) => toResult(await door(fromEvent(event)));
}

/** Tells people of this Mattermost what they did not ask for just now. */
export function mattermostNotices(deps: Pick<Deps, 'newId' | 'log'>, connexion: Connexion): Notifier {
  return mattermostNotifier({ connexion, client: clientOf(connexion, deps), log: deps.log });
}

function clientOf({ url, siteUrl, bot }: Connexion, { newId }: Pick<Deps, 'newId'>): MattermostClient {
  return mattermostClient({ url, siteUrl, token: bot.token, newId });
}

/** The table's stream: carries out the outbox, in any order. What fails is given back and tried again; what follows it does not wait. */
export function jobsHandler(
  deps: Pick<Deps, 'table' | 'pause' | 'log' | 'keyring'>,
): (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> {
  return async (event) => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of event.Records) {
      const written = writtenIn(record as Parameters<typeof writtenIn>[0]);
      if (!written || !isOutbox(written.item)) continue;
      try {
        await runOutbox(written.item, deps);
      } catch (error) {
        const kind = error instanceof Error ? error.name : 'unknown';
        deps.log({ level: 'error', event: 'outbox.failed', kind });
        batchItemFailures.push({ itemIdentifier: written.sequence });
      }
    }
    return { batchItemFailures };
  };
}

/** Every few minutes: takes up what the stream left behind. */
export function scheduleHandler(deps: Deps): () => Promise<void> {
  return async () => {
    const done = await sweepOutbox(deps);
    if (done > 0) deps.log({ level: 'warn', event: 'outbox.swept', done });
  };
}

/** Every quarter of an hour: the messages of the mornings that have come. */
export function rappelsHandler(deps: Parameters<typeof sendRappels>[0]): () => Promise<void> {
  return async () => {
    const told = await sendRappels(deps);
    if (told > 0) deps.log({ level: 'info', event: 'rappels.sent', told });
  };
}
