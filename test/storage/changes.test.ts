// Changes of a CRA on the table in memory; `test/contracts/storage.test.ts` holds the same on DynamoDB.
import { memoryTable } from '#local/memory-table.ts';
import { changesContract } from './changes.contract.ts';

changesContract(async () => memoryTable());
