// The contract of files in a folder of one machine, and what is that folder's alone.
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderFiles } from '#local/folder-files.ts';
import { filesContract } from './files.contract.ts';

const root = mkdtempSync(join(tmpdir(), 'coopilote-fichiers-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('in a folder', () => {
  filesContract((clock) => folderFiles(join(root, 'contrat'), clock));

  it('are read by their owner alone, and found again by another start', async () => {
    const folder = join(root, 'prive');
    const files = await folderFiles(folder, () => 0);
    await files.create('envois/a.pdf', Buffer.from('Dupont'), 10);
    expect(readdirSync(folder)).toEqual(['envois,a.pdf']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'envois,a.pdf')).mode & 0o777).toBe(0o600);
    const again = await folderFiles(folder, () => 0);
    expect(Buffer.from((await again.read('envois/a.pdf')) ?? []).toString()).toBe('Dupont');
  });

  it('are swept once at their end, with what a crash left in the middle', async () => {
    const folder = join(root, 'balai');
    let now = Date.now();
    const files = await folderFiles(folder, () => now);
    await files.create('court', Buffer.from('un'), now + 1000);
    await files.create('long', Buffer.from('deux'), now + 10_000);
    for (const part of ['.vieux', '.neuf']) writeFileSync(join(folder, part), 'à moit');
    const longAgo = (now - 2 * 3_600_000) / 1000;
    utimesSync(join(folder, '.vieux'), longAgo, longAgo);
    await files.sweep();
    expect(readdirSync(folder).sort()).toEqual(['.neuf', 'court', 'long']);
    now += 1000;
    await files.sweep();
    expect(readdirSync(folder).sort()).toEqual(['.neuf', 'long']);
  });
});
