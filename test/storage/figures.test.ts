// The law of figures on the table in memory; `test/contracts/storage.test.ts` tries it on DynamoDB.
import { memoryTable } from '#local/memory-table.ts';
import { figuresLaw } from './figures.law.ts';

figuresLaw(async () => memoryTable(), 300);
