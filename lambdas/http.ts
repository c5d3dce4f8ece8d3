// Between API Gateway's HTTP API events (payload 2.0) and the plain requests that platforms read.
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { HttpRequest, PageResponse } from '#bot/ports.ts';

/** Bodies come as text or base64; headers in any case, several of one name joined by a comma. */
export function fromEvent(event: APIGatewayProxyEventV2): HttpRequest {
  const headers = Object.entries(event.headers).map(
    ([name, value]) => [name.toLowerCase(), value ?? ''] as const,
  );
  return {
    method: event.requestContext.http.method,
    path: event.rawPath,
    headers: Object.fromEntries(headers),
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    ...(!LOOPBACK.test(event.requestContext.http.sourceIp) && {
      address: event.requestContext.http.sourceIp,
    }),
  };
}

/** A proxy of this machine, behind which is anybody. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** A file goes as base64, as API Gateway wants it. */
export function toResult({ status, headers, body }: PageResponse): APIGatewayProxyStructuredResultV2 {
  const isText = typeof body === 'string';
  return {
    statusCode: status,
    headers: { ...headers },
    body: isText ? body : Buffer.from(body).toString('base64'),
    isBase64Encoded: !isText,
  };
}
