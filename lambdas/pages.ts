// The door of our own pages as a Lambda handler.
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { pagesDoor } from '#bot/pages/door.ts';
import { fromEvent, toResult } from './http.ts';
import { readJobDeps } from './job-setup.ts';
import { settled } from './settings.ts';

export const handler = settled<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>((variables) => {
  const door = pagesDoor(readJobDeps(variables));
  return async (event) => toResult(await door(fromEvent(event)));
});
