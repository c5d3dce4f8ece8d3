// The body of an HTTP event as text, however API Gateway gave it.
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export function bodyOf({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string {
  return isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
}
