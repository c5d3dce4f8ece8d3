// What remains to be done on the table in memory; `test/contracts/storage.test.ts` holds the same on DynamoDB.
import { memoryTable } from '#local/memory-table.ts';
import { tachesContract } from './taches.contract.ts';

tachesContract(async () => memoryTable());
