// The log of accesses: each by an opaque id, those of many people at once by how many; all those of one person, whoever followed her.
import { describe, expect, it } from 'vitest';
import { concerns, journalOf, logAcces, readJournal } from '#bot/storage/journal.ts';
import { memoryTable } from '#local/memory-table.ts';
import { recordsOn } from '#test/support/records.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('the log', () => {
  it('reads as it was written, newest first', async () => {
    const lea = recordsOn(memoryTable());
    await logAcces(lea.acteur, { quoi: 'fiche', qui: lea.acteur, personne: 'p' }, lea);
    lea.pass(DAY);
    await logAcces(lea.acteur, { quoi: 'export', qui: lea.acteur, combien: 3 }, lea);
    expect(await readJournal(lea.acteur, lea)).toEqual([
      { quoi: 'export', qui: lea.acteur, combien: 3, quand: lea.clock() },
      { quoi: 'fiche', qui: lea.acteur, personne: 'p', quand: lea.clock() - DAY },
    ]);
  });

  it('of one person holds all of a year, by whoever followed her, and the exports she was in', async () => {
    const table = memoryTable();
    const [lea, karim] = [recordsOn(table), recordsOn(table)];
    const creeLe = lea.clock();
    await logAcces(karim.acteur, { quoi: 'fiche', qui: karim.acteur, personne: 'p' }, lea);
    await logAcces(karim.acteur, { quoi: 'export', qui: karim.acteur, combien: 9 }, lea);
    lea.pass(200 * DAY);
    await logAcces(lea.acteur, { quoi: 'export', qui: lea.acteur, combien: 9 }, lea);
    await logAcces(lea.acteur, { quoi: 'import', qui: lea.acteur, combien: 9 }, lea);
    await logAcces(lea.acteur, { quoi: 'fiche', qui: lea.acteur, personne: 'q' }, lea);
    lea.pass(160 * DAY);
    await logAcces(lea.acteur, { quoi: 'ouverture', personne: 'p' }, lea);
    const sheet = { id: 'p', proprietaire: lea.acteur, anciens: [karim.acteur], creeLe };
    expect((await journalOf(sheet, lea)).map(({ quoi }) => quoi)).toEqual(['fiche', 'export', 'ouverture']);
  });

  it('holds against nobody an export made before she was there', () => {
    const acces = { quoi: 'export', qui: 'a', combien: 1, quand: 5 } as const;
    expect(concerns(acces, { id: 'p', creeLe: 6 })).toBe(false);
    expect(concerns(acces, { id: 'p', creeLe: 5 })).toBe(true);
  });
});
