// Jobs handed to their queues: ten at a time, none lost between two.
import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { sqsQueues } from '#bot/aws/sqs-queues.ts';
import { startAwsStandIn } from '#test/support/aws-stand-in.ts';

test('go ten at a time, to the queue of their kind', async () => {
  const aws = await startAwsStandIn();
  const address = `${aws.client.endpoint}/123456789012/courrier`;
  const queues = sqsQueues({ client: new SQSClient(aws.client), queues: { courrier: address } });
  const keys = Array.from({ length: 23 }, (_, n) => ({ pk: 'M#lea', sk: `J#${n}` }));
  await queues.send('courrier', keys);
  expect(aws.queues.get(address)?.map((body) => JSON.parse(body))).toEqual(keys);
  expect(aws.calls()).toEqual(['SendMessageBatch', 'SendMessageBatch', 'SendMessageBatch']);
  await expect(queues.send('ailleurs', keys)).rejects.toThrow('no queue');
  await aws.close();
});
