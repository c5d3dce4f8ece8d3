// Teams, on a table in memory.
import { memoryTable } from '#local/memory-table.ts';
import { equipesContract } from './equipes.contract.ts';

equipesContract(async () => memoryTable());
