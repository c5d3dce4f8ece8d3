// The one address that the chat and browsers call: a route a door, throttled, its accesses logged without what addresses say.
import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { BotFunction } from './bot-function.ts';
import { acknowledge } from './nag.ts';
import type { Stage } from './stages.ts';

/** No path, which may hold a link that opens something; no address of anybody. */
const LOGGED = {
  id: '$context.requestId',
  at: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  ms: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
} as const;

const NO_AUTHORIZER =
  'Each door verifies who calls: the token of a command, the signature of a ticket, a link or a body.';

export class Door extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: `coopilote-${stage.name}`,
      description: 'Coopilote: the chat, pages and charts',
      createDefaultStage: false,
    });
    const logGroup = new LogGroup(this, 'Accesses', {
      logGroupName: `/coopilote/${stage.name}/acces`,
      retention: stage.logDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.throttle.rate, burstLimit: stage.throttle.burst },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    });
  }

  /** Opens the routes of a door: `POST /mattermost/{proxy+}`. */
  open(door: BotFunction, routes: readonly string[]): void {
    const integration = new HttpLambdaIntegration(door.node.id, door.alias);
    for (const text of routes) {
      const [method = '', path = ''] = text.split(' ');
      const route = new HttpRoute(this, `${door.node.id} ${method}`, {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(path, HttpMethod[method as keyof typeof HttpMethod]),
        integration,
      });
      acknowledge(route, 'APIG4', NO_AUTHORIZER);
    }
  }
}
