// Watches over the stack: alarms that name what is wrong, a page of graphs, and what it costs.
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { ALARMS, type AlarmName } from './alarms.data.ts';
import type { Installation, Stage } from './stages.ts';

export interface Watched {
  readonly metric: IMetric;
  readonly threshold: number;
  /** Periods in a row before somebody is told. */
  readonly periods?: number;
  readonly below?: 'below';
  /** What no figure at all means. */
  readonly silence?: 'fine' | 'alarm';
}

export class Watch extends Construct {
  readonly topic: Topic;
  private readonly dashboard: Dashboard;
  private readonly alarms = new Map<string, Alarm>();
  private readonly stage: Stage;

  constructor(
    scope: Construct,
    id: string,
    { stage, alertes, budget }: Installation & { readonly stage: Stage },
  ) {
    super(scope, id);
    this.stage = stage;
    this.topic = new Topic(this, 'Alertes', { displayName: `Coopilote ${stage.name}`, enforceSSL: true });
    for (const service of ['budgets.amazonaws.com', 'cloudwatch.amazonaws.com']) this.letIn(service);
    if (alertes !== undefined) this.topic.addSubscription(new EmailSubscription(alertes));
    this.dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: `coopilote-${stage.name}`,
      defaultInterval: Duration.days(1),
    });
    this.budget(budget);
    new CfnOutput(this, 'Alerts', { value: this.topic.topicArn });
  }

  private letIn(service: string): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
      }),
    );
  }

  /** `of` tells apart several of the same name. */
  alarm(name: AlarmName, watched: Watched, of = ''): void {
    const { page, says } = ALARMS[name];
    const id = idOf(name, of);
    const alarm = new Alarm(this, id, {
      alarmName: `coopilote-${this.stage.name}-${id}`,
      alarmDescription: `${says} docs/exploitation.md, « Alarme : ${page} ».`,
      metric: watched.metric,
      threshold: watched.threshold,
      evaluationPeriods: watched.periods ?? 1,
      comparisonOperator: watched.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData:
        watched.silence === 'alarm' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
    this.alarms.set(id, alarm);
  }

  alarmOf(name: AlarmName, of: string): Alarm {
    const alarm = this.alarms.get(idOf(name, of));
    if (!alarm) throw new Error(`no alarm ${idOf(name, of)}`);
    return alarm;
  }

  /** A row of graphs, three at most. */
  graphs(row: Readonly<Record<string, readonly IMetric[]>>): void {
    const width = 24 / Object.keys(row).length;
    const widgets = Object.entries(row).map(
      ([title, left]) => new GraphWidget({ title, left: [...left], width, height: 6 }),
    );
    this.dashboard.addWidgets(...widgets);
  }

  /** The whole account's month: told at half, when it should be passed, and when it is. */
  private budget(amount: number): void {
    const subscribers = [{ subscriptionType: 'SNS', address: this.topic.topicArn }];
    const notice = (notificationType: string, threshold: number) => ({
      notification: { notificationType, threshold, comparisonOperator: 'GREATER_THAN' },
      subscribers,
    });
    const budget = new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: `coopilote-${this.stage.name}`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount, unit: 'USD' },
      },
      notificationsWithSubscribers: [notice('ACTUAL', 50), notice('FORECASTED', 100), notice('ACTUAL', 100)],
    });
    budget.node.addDependency(this.topic);
  }
}

function idOf(name: AlarmName, of: string): string {
  return of === '' ? name : `${name}-${of}`;
}
