// The door of our own pages as a Lambda handler.
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { pagesDoor } from '#bot/pages/door.ts';
import { fromEvent, toResult } from './http.ts';
import { readJobDeps } from './job-setup.ts';

const door = pagesDoor(readJobDeps());

export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> =>
  toResult(await door(fromEvent(event)));
