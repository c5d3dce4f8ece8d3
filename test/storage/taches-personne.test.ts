// What is to be done for a person on the table in memory; `test/contracts/storage.test.ts` holds the same on DynamoDB.
import { memoryTable } from '#local/memory-table.ts';
import { tachesPersonneContract } from './taches-personne.contract.ts';

tachesPersonneContract(async () => memoryTable());
