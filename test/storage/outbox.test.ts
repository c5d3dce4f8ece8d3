// The outbox on the table in memory; `test/contracts/storage.test.ts` holds the same on DynamoDB.
import { memoryTable } from '#local/memory-table.ts';
import { outboxContract } from './outbox.contract.ts';

outboxContract(async () => memoryTable());
