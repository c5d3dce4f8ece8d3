// Addresses on the table in memory; `test/contracts/storage.test.ts` holds the same on DynamoDB.
import { memoryTable } from '#local/memory-table.ts';
import { adressesContract } from './adresses.contract.ts';

adressesContract(async () => memoryTable());
