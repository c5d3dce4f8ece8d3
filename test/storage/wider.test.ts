// The law of territories on the table in memory; `test/contracts/storage.test.ts` tries it on DynamoDB.
import { memoryTable } from '#local/memory-table.ts';
import { widerLaw } from './wider.law.ts';

widerLaw(async () => memoryTable(), 110);
