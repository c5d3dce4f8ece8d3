// Profiles and habits on the table in memory; `test/contracts/storage.test.ts` holds the same on DynamoDB.
import { memoryTable } from '#local/memory-table.ts';
import { acteursContract } from './acteurs.contract.ts';

acteursContract(async () => memoryTable());
