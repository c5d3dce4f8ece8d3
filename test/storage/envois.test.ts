// Sendings on the table in memory; `test/contracts/storage.test.ts` holds the same on DynamoDB.
import { memoryTable } from '#local/memory-table.ts';
import { envoisContract } from './envois.contract.ts';

envoisContract(async () => memoryTable());
