// Who may do what on AWS: the policies say what the table of functions says, no less and no more, and the table says little.
import { beforeAll, describe, expect, test } from 'vitest';
import { FUNCTIONS, type FunctionName, type FunctionSpec } from '../../../infra/stack/functions.data.ts';
import type { TableAction, TableRight } from '../../../infra/stack/rights.ts';
import { type Statement, statementsByFunction } from './policies.ts';
import { resourcesOf } from './synthesized.ts';

const NAMES = Object.keys(FUNCTIONS) as FunctionName[];
const specOf = (name: FunctionName): FunctionSpec => FUNCTIONS[name];

let statements: ReadonlyMap<string, readonly Statement[]>;
beforeAll(() => {
  statements = statementsByFunction(resourcesOf('prod'));
});

const of = (name: string): readonly Statement[] => statements.get(name) ?? [];
const actionsOf = (name: string): readonly string[] => of(name).flatMap(({ actions }) => actions);
const who = (action: string, on = ''): readonly string[] =>
  NAMES.filter((name) =>
    of(name).some(
      ({ actions, resources }) =>
        actions.includes(action) && resources.some((resource) => resource.startsWith(on)),
    ),
  );

/** What a set of rights on the table comes to, one line a thing allowed. */
function lines(rights: readonly TableRight[]): readonly string[] {
  const all = rights.flatMap(({ actions, keys, index = '' }) =>
    actions.flatMap((action) => keys.map((key) => `${action} ${index} ${key}`)),
  );
  return [...new Set(all)].toSorted();
}

function tableRightsIn(all: readonly Statement[]): readonly TableRight[] {
  return all.flatMap(({ actions, resources, conditions }) => {
    const keys = conditions['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
    if (!keys) return [];
    return resources.map((resource) => ({
      actions: actions.map((action) => action.replace('dynamodb:', '') as TableAction),
      keys: keys.map((key) => key.replace(/\*$/, '')),
      ...(/\/index\//.test(resource) && { index: resource.split('/index/')[1] as 'file' | 'par-date' }),
    }));
  });
}

describe('the table', () => {
  test.each(NAMES)('%s does with it what it declares, on those very keys', (name) => {
    expect(lines(tableRightsIn(of(name)))).toEqual(lines(specOf(name).rights.table ?? []));
  });

  test('nobody does anything to its records without naming keys', () => {
    const records = /^dynamodb:(?!DescribeStream|GetRecords|GetShardIterator|ListStreams)/;
    const loose = NAMES.flatMap((name) =>
      of(name).filter(
        ({ actions, conditions }) =>
          actions.some((action) => records.test(action)) && !conditions['ForAllValues:StringLike'],
      ),
    );
    expect(loose).toEqual([]);
  });

  test('nobody reads it whole, nor touches what it is', () => {
    const used = NAMES.flatMap(actionsOf).filter((action) => action.startsWith('dynamodb:'));
    expect([...new Set(used)].toSorted()).toEqual(
      [
        'BatchGetItem',
        'ConditionCheckItem',
        'DeleteItem',
        'DescribeStream',
        'GetItem',
        'GetRecords',
        'GetShardIterator',
        'ListStreams',
        'PutItem',
        'Query',
      ].map((action) => `dynamodb:${action}`),
    );
  });

  test('its stream has the two readers that it can feed', () => {
    expect(who('dynamodb:GetRecords')).toEqual(['outbox', 'dispatch']);
  });

  test('drawing reads what charts show and the keys that seal it', () => {
    const { rights } = specOf('charts');
    expect(rights.table?.flatMap(({ keys }) => keys).toSorted()).toEqual(['G#', 'M#']);
    expect(actionsOf('charts').filter((action) => /^dynamodb:(Put|Delete|Query)/.test(action))).toEqual([]);
  });

  test('handing jobs over sees no record', () => {
    for (const name of ['dispatch', 'rotation']) {
      expect(actionsOf(name).filter((action) => /^dynamodb:(Get|Batch|Put)(Item|Get)/.test(action))).toEqual(
        [],
      );
    }
  });
});

describe('what is secret', () => {
  test('a chat’s secret is read by its door and by those who tell people in it', () => {
    expect(who('secretsmanager:GetSecretValue', 'Secretsmattermost')).toEqual([
      'mattermost',
      'messages',
      'dossiers',
      'quarter',
    ]);
  });

  test('the keys of tickets are read by those who sign or read one, and changed by one alone', () => {
    const readers = NAMES.filter((name) => specOf(name).rights.secrets?.includes('tickets'));
    expect(who('secretsmanager:GetSecretValue', 'Secretstickets')).toEqual([...readers, 'rotation']);
    expect(who('secretsmanager:PutSecretValue')).toEqual(['rotation']);
  });

  test('the master key opens nothing for those who read nothing personal, and never without a mediator', () => {
    const users = NAMES.filter((name) => specOf(name).rights.masterKey);
    expect(who('kms:Decrypt', 'SecretsMaster')).toEqual(users);
    expect(users).not.toContain('dispatch');
    expect(specOf('charts').rights.masterKey).toEqual(['Decrypt']);
    for (const statement of NAMES.flatMap(of)) {
      if (!statement.resources.some((resource) => resource.startsWith('SecretsMaster'))) continue;
      expect(statement.conditions).toEqual({ Null: { 'kms:EncryptionContext:acteur': ['false'] } });
    }
  });

  test('the key of what is at rest serves only through the service that keeps it', () => {
    for (const statement of NAMES.flatMap(of)) {
      if (!statement.resources.some((resource) => resource.startsWith('SecretsAtRest'))) continue;
      expect(Object.values(statement.conditions).flatMap(Object.keys)).toEqual(['kms:ViaService']);
    }
  });
});

describe('the rest', () => {
  test('one function sends mail', () => {
    expect(who('ses:SendEmail')).toEqual(['courrier']);
  });

  test('two hand jobs over, each kind is taken by its own', () => {
    expect(who('sqs:SendMessage', 'Jobscourrier')).toEqual(['dispatch', 'minute']);
    for (const kind of ['courrier', 'messages', 'dossiers'])
      expect(who('sqs:ReceiveMessage', `Jobs${kind}`)).toEqual([kind]);
  });

  test('files are reached by folder, and the list of who was erased is removed by nobody', () => {
    for (const name of NAMES) {
      const declared = (specOf(name).rights.files ?? []).flatMap(({ actions, folders }) =>
        actions.flatMap((action) => folders.map((folder) => `s3:${action} ${folder}`)),
      );
      const given = of(name).flatMap(({ actions, resources }) =>
        actions
          .filter((action) => /^s3:.*Object$/.test(action))
          .flatMap((action) => resources.map((resource) => `${action} ${resource.split('/')[1]}`)),
      );
      expect(given.toSorted(), name).toEqual(declared.toSorted());
    }
    const erasers = NAMES.filter((name) =>
      specOf(name).rights.files?.some(
        ({ actions, folders }) => actions.includes('DeleteObject') && folders.includes('effaces'),
      ),
    );
    expect(erasers).toEqual([]);
  });

  test('no action is given whole, and « anything » is what traces are written to, alone', () => {
    for (const name of NAMES) {
      expect(
        actionsOf(name).filter((action) => action.includes('*')),
        name,
      ).toEqual([]);
      const anything = of(name).filter(({ resources }) => resources.includes('*'));
      expect(
        anything.flatMap(({ actions }) => actions),
        name,
      ).toEqual(['xray:PutTelemetryRecords', 'xray:PutTraceSegments']);
    }
  });
});
