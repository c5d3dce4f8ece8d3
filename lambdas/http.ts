// Between API Gateway's HTTP API events (payload 2.0) and the plain requests that platforms read.
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { HttpRequest, HttpResponse } from '#bot/ports.ts';

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
  };
}

export function toResult(response: HttpResponse): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: response.status,
    headers: { ...response.headers },
    body: response.body,
    isBase64Encoded: false,
  };
}
