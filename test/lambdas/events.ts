// An event of an HTTP API (payload 2.0) as AWS documents it, and what a test says otherwise.
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export function httpEvent(change: Partial<APIGatewayProxyEventV2> = {}): APIGatewayProxyEventV2 {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/mattermost/command',
    rawQueryString: '',
    headers: {},
    requestContext: {
      accountId: '123456789012',
      apiId: 'api-id',
      domainName: 'id.execute-api.eu-west-3.amazonaws.com',
      domainPrefix: 'id',
      http: {
        method: 'POST',
        path: '/mattermost/command',
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: 'mattermost-11.6.0',
      },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey: '$default',
      stage: '$default',
      time: '12/Mar/2020:19:03:58 +0000',
      timeEpoch: 1_583_348_638_390,
    },
    isBase64Encoded: false,
    ...change,
  };
}
