// Starts one DynamoDB Local for a whole run of tests: a JVM each suite would cost more than the suites.
import type { TestProject } from 'vitest/node';
import { startDynamoLocal } from '#local/dynamodb.ts';

/** Where the run's DynamoDB Local answers, or why there is none. */
export type DynamoOfRun =
  | { readonly is: 'running'; readonly endpoint: string; readonly region: string }
  | { readonly is: 'missing'; readonly reason: string };

declare module 'vitest' {
  interface ProvidedContext {
    dynamo: DynamoOfRun;
  }
}

/** A machine without Java still runs every other suite; those on DynamoDB then fail with the reason. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  try {
    const { endpoint, region, close } = await startDynamoLocal();
    project.provide('dynamo', { is: 'running', endpoint, region });
    return close;
  } catch (error) {
    project.provide('dynamo', {
      is: 'missing',
      reason: error instanceof Error ? error.message : String(error),
    });
    return undefined;
  }
}
