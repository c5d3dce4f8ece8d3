// The one table, of the shape that every query derives from: on demand up to a ceiling, backed up to the second, never deleted by mistake.
import { RemovalPolicy } from 'aws-cdk-lib';
import {
  type Attribute,
  AttributeType,
  Billing,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import {
  indexes,
  indexNames,
  type KeyPair,
  primaryKey,
  streamView,
  ttlAttribute,
} from '#bot/aws/table-schema.ts';
import type { Stage } from './stages.ts';

export interface TableProps {
  readonly stage: Stage;
  readonly key: IKey;
}

/** Units a second that no honest day needs: a runaway stops there, and so does its cost. */
const CEILING = { read: 4000, write: 2000 };

export class Table extends Construct {
  readonly table: TableV2;
  readonly streamArn: string;

  constructor(scope: Construct, id: string, { stage, key }: TableProps) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      ...keysOf(primaryKey),
      billing: Billing.onDemand({ maxReadRequestUnits: CEILING.read, maxWriteRequestUnits: CEILING.write }),
      encryption: TableEncryptionV2.customerManagedKey(key),
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: stage.backupDays,
      },
      deletionProtection: stage.data === 'kept',
      removalPolicy: stage.data === 'kept' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      timeToLiveAttribute: ttlAttribute,
      dynamoStream: StreamViewType[streamView],
      localSecondaryIndexes: named('local').map(({ indexName, sortKey }) => ({ indexName, sortKey })),
      globalSecondaryIndexes: named('global'),
    });
    this.streamArn = this.table.tableStreamArn ?? '';
  }
}

/** All indexes project every attribute, which is what the stack's tool does by itself. */
function named(kind: 'local' | 'global') {
  return indexNames
    .filter((name) => indexes[name].kind === kind)
    .map((indexName) => ({ indexName, ...keysOf(indexes[indexName]) }));
}

function keysOf({ partition, sort }: KeyPair): {
  readonly partitionKey: Attribute;
  readonly sortKey: Attribute;
} {
  const text = (name: string): Attribute => ({ name, type: AttributeType.STRING });
  return { partitionKey: text(partition), sortKey: text(sort) };
}
