// The contract of imports, on a table in memory.
import { memoryTable } from '#local/memory-table.ts';
import { importsContract } from './imports.contract.ts';

importsContract(async () => memoryTable());
