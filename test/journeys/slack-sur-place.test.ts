// The whole product on one machine, serving the Slack that `connect` connected: what is typed, and what jobs tell of it in another's channel.
import { expect, it } from 'vitest';
import { withRetry } from '#bot/storage/retry.ts';
import { startProduct } from '#local/product.ts';
import { freePorts } from '#test/support/free-ports.ts';
import { habitue } from '#test/support/gens.ts';
import { settled } from '#test/support/settled.ts';
import { startSlack } from '#test/support/slack/server.ts';
import { connected } from '#test/support/slack/world.ts';

it('la proposition de Léa arrive à Karim, qui l’accepte', async () => {
  const slack = await startSlack();
  const [port = 0, door] = await freePorts(3);
  const folder = await connected(slack, `http://127.0.0.1:${door}`);
  const product = await startProduct({
    data: folder.dataDir,
    port,
    version: '11.6',
    seed: true,
    chat: 'slack',
    say: () => {},
    log: () => {},
  });
  const stage = { chat: { slack }, deps: product.deps };
  const known = (username: string) => withRetry(() => habitue(stage, username), product.deps);
  const [lea, karim] = [await known('lea'), await known('karim')];
  await lea.tape('/partage @karim');
  await lea.appuie('Proposer');
  expect(lea.ecran()).toContain('Proposition envoyée');
  await settled(() => expect(karim.ecran()).toContain('vous propose de partager vos listes'));
  await karim.appuie('Accepter');
  expect(karim.ecran()).toContain('C’est accepté');
  await settled(() => expect(lea.ecran()).toContain('accepte de partager avec vous vos listes'));

  expect(product.url).toBe(`https://app.slack.com/client/${slack.workspace.team.id}`);
  expect(slack.workspace.complaints).toEqual([]);
  await product.close();
  await slack.close();
  await folder.close();
});
