// CRAs, months and teams on the table in memory; `test/contracts/storage.test.ts` holds the same on DynamoDB.
import { memoryTable } from '#local/memory-table.ts';
import { crasContract } from './cras.contract.ts';

crasContract(async () => memoryTable());
