// Sharing, on a table in memory.
import { describe } from 'vitest';
import { memoryTable } from '#local/memory-table.ts';
import { partagesContract } from './partages.contract.ts';
import { partagesLaw } from './partages.law.ts';

const open = async () => memoryTable();
describe('shares', () => partagesContract(open));
describe('the law of sharing', () => partagesLaw(open, 60));
