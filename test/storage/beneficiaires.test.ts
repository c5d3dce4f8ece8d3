// Sheets and their directory on the table in memory; `test/contracts/storage.test.ts` holds the same on DynamoDB.
import { memoryTable } from '#local/memory-table.ts';
import { beneficiairesContract } from './beneficiaires.contract.ts';

beneficiairesContract(async () => memoryTable());
