// Which figures of the stack are watched, and shown: errors, refusals and slowness of functions, ages of what waits, silence, what it costs.
import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { THRESHOLDS } from './alarms.data.ts';
import type { BotFunction } from './bot-function.ts';
import { FUNCTIONS, type FunctionName, type FunctionSpec } from './functions.data.ts';
import type { Jobs } from './jobs.ts';
import type { Watch } from './watch.ts';

export interface Observed {
  readonly functions: Readonly<Record<FunctionName, BotFunction>>;
  readonly jobs: Jobs;
  readonly table: TableV2;
  readonly stageName: string;
}

const FIVE = Duration.minutes(5);
const ONE_DAY = Duration.days(1);
const SUM = { statistic: Stats.SUM, period: FIVE } as const;
const MOST = { statistic: Stats.MAXIMUM, period: FIVE } as const;

const specs: readonly (readonly [FunctionName, FunctionSpec])[] = Object.entries(FUNCTIONS) as [
  FunctionName,
  FunctionSpec,
][];

function wokenBy(...by: readonly FunctionSpec['wake']['by'][]): readonly FunctionName[] {
  return specs.filter(([, { wake }]) => by.includes(wake.by)).map(([name]) => name);
}

const CHATS = specs.filter(([, { wake }]) => wake.by === 'http' && wake.chat).map(([name]) => name);

export function watchAll(watch: Watch, observed: Observed): void {
  watchFunctions(watch, observed);
  watchWaiting(watch, observed);
  watchChats(watch, observed);
  watchLogs(watch, observed);
  watchTable(watch, observed);
  watchMail(watch);
}

function watchFunctions(watch: Watch, { functions }: Observed): void {
  const names = specs.map(([name]) => name);
  for (const name of names) {
    const { fn } = functions[name];
    watch.alarm('erreurs', { metric: fn.metricErrors(SUM), threshold: 1, periods: 2 }, name);
  }
  // Whatever else is refused for want of room is asked again by itself.
  for (const name of wokenBy('http'))
    watch.alarm('refus', { metric: functions[name].fn.metricThrottles(SUM), threshold: 1, periods: 2 }, name);
  watch.graphs({
    Appels: names.map((name) => functions[name].fn.metricInvocations(SUM)),
    Erreurs: names.map((name) => functions[name].fn.metricErrors(SUM)),
    Durées: names.map((name) => functions[name].fn.metricDuration({ statistic: Stats.p(99), period: FIVE })),
  });
}

/** No figure of a day means no call: CloudWatch keeps none. Days of the week are those of London, which is Paris's save an hour at night. */
function watchChats(watch: Watch, { functions }: Observed): void {
  for (const name of CHATS) {
    const { fn } = functions[name];
    const p99 = fn.metricDuration({ statistic: Stats.p(99), period: FIVE });
    watch.alarm('lenteur', { metric: p99, threshold: THRESHOLDS.latency, periods: 3 }, name);
    const calls = fn.metricInvocations({ statistic: Stats.SUM, period: ONE_DAY });
    const onWorkingDays = new MathExpression({
      expression: 'IF(DAY(calls) < 6, FILL(calls, 0), 1)',
      usingMetrics: { calls },
      period: ONE_DAY,
      label: 'Appels d’un jour ouvré',
    });
    watch.alarm('silence', { metric: onWorkingDays, threshold: 1, below: 'below', silence: 'alarm' }, name);
  }
}

function watchWaiting(watch: Watch, { functions, jobs }: Observed): void {
  const streams = wokenBy('stream').map(
    (name) => [name, functions[name].fn.metric('IteratorAge', MOST)] as const,
  );
  for (const [name, metric] of streams)
    watch.alarm('flux', { metric, threshold: THRESHOLDS.streamAge, periods: 2 }, name);
  const queues = Object.entries(jobs.queues);
  for (const [kind, queue] of queues) {
    const metric = queue.metricApproximateAgeOfOldestMessage(MOST);
    watch.alarm('travaux', { metric, threshold: THRESHOLDS.jobAge, periods: 2 }, kind);
  }
  const dead = Object.entries(jobs.deadLetters);
  for (const [name, queue] of dead) {
    const metric = queue.metricApproximateNumberOfMessagesVisible(MOST);
    watch.alarm('perdus', { metric, threshold: 1 }, name);
  }
  watch.graphs({
    'Âge du flux': streams.map(([, metric]) => metric),
    'Âge des travaux': queues.map(([, queue]) => queue.metricApproximateAgeOfOldestMessage(MOST)),
    Perdus: dead.map(([, queue]) => queue.metricApproximateNumberOfMessagesVisible(MOST)),
  });
}

/** What only the log says. */
function watchLogs(watch: Watch, { functions, stageName }: Observed): void {
  const told = (name: FunctionName, event: string, value = '1'): IMetric => {
    const filter = new MetricFilter(functions[name], event, {
      logGroup: functions[name].logGroup,
      metricNamespace: `Coopilote/${stageName}`,
      metricName: `${name}.${event}`,
      metricValue: value,
      filterPattern: FilterPattern.stringValue('$.event', '=', event),
    });
    return filter.metric(value === '1' ? SUM : MOST);
  };
  const age = told('minute', 'outbox.swept', '$.seconds');
  watch.alarm('boite-envoi', { metric: age, threshold: THRESHOLDS.outboxAge, periods: 2, silence: 'alarm' });
  const incidents = [
    ...CHATS.map((name) => [name, told(name, 'defect')] as const),
    ['pages', told('pages', 'page.failed')] as const,
  ];
  for (const [name, metric] of incidents) watch.alarm('incidents', { metric, threshold: 1 }, name);
  const deaths = wokenBy('queue').map((name) => [name, told(name, 'job.dead')] as const);
  for (const [name, metric] of deaths) watch.alarm('travaux-morts', { metric, threshold: 1 }, name);
  watch.graphs({
    'Boîte d’envoi, secondes': [age],
    Incidents: incidents.map(([, metric]) => metric),
    'Travaux abandonnés': deaths.map(([, metric]) => metric),
  });
}

function watchTable(watch: Watch, { table }: Observed): void {
  const units = (metricName: string, period: Duration): Metric =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: table.tableName },
      statistic: Stats.SUM,
      period,
    });
  const written = units('ConsumedWriteCapacityUnits', Duration.hours(1));
  watch.alarm('depense', { metric: written, threshold: THRESHOLDS.writes });
  const refused = new MathExpression({
    expression: 'reads + writes',
    usingMetrics: { reads: units('ReadThrottleEvents', FIVE), writes: units('WriteThrottleEvents', FIVE) },
    period: FIVE,
    label: 'Refus de la table',
  });
  watch.alarm('refus', { metric: refused, threshold: 1, periods: 2 }, 'table');
  watch.graphs({
    'Table, unités par heure': [written, units('ConsumedReadCapacityUnits', Duration.hours(1))],
  });
}

function watchMail(watch: Watch): void {
  const share = (metricName: string): Metric =>
    new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.AVERAGE, period: Duration.hours(1) });
  const [bounces, complaints] = [share('Reputation.BounceRate'), share('Reputation.ComplaintRate')];
  watch.alarm('courrier', { metric: bounces, threshold: THRESHOLDS.bounces }, 'retours');
  watch.alarm('courrier', { metric: complaints, threshold: THRESHOLDS.complaints }, 'plaintes');
  watch.graphs({ 'Courrier rendu': [bounces], 'Courrier signalé': [complaints] });
}
