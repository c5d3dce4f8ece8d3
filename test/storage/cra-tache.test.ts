// The task of an activity on the table in memory; `test/contracts/storage.test.ts` holds the same on DynamoDB.
import { memoryTable } from '#local/memory-table.ts';
import { craTacheContract } from './cra-tache.contract.ts';

craTacheContract(async () => memoryTable());
