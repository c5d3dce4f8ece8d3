// Letters are kept whole, for their owner alone, over a restart, and never without end.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLetters } from '#local/mailbox/letters.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'coopilote-courriel-')), 'courriel');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const envelope = { from: 'coopilote@mediation.example', to: ['aide@ccas.example'] };
const message = (subject: string): Buffer =>
  Buffer.from(
    `From: Coopilote <coopilote@mediation.example>\r\nTo: aide@ccas.example\r\nSubject: ${subject}\r\nDate: Fri, 27 Nov 2026 09:30:00 +0000\r\n\r\nBonjour\r\n`,
  );

it('a letter is a file that its owner alone reads, as it came, under who sent it to whom', async () => {
  const letters = await openLetters(folder);
  await letters.keep(message('un'), envelope);
  const [name = ''] = readdirSync(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, name), 'latin1')).toBe(
    `Return-Path: <coopilote@mediation.example>\r\nDelivered-To: aide@ccas.example\r\n${message('un')}`,
  );
});

it('is found again after a restart, the last first', async () => {
  const letters = await openLetters(folder);
  for (const subject of ['un', 'deux', 'trois']) {
    await letters.keep(message(subject), envelope);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  // What a crash in the middle of writing leaves.
  writeFileSync(join(folder, '00zz.eml.new'), 'Subj');
  const again = await openLetters(folder);
  expect(again.list().map(({ subject }) => subject)).toEqual(['trois', 'deux', 'un']);
  expect(again.list()).toEqual(letters.list());
  const [{ id } = { id: '' }] = again.list();
  expect((await again.open(id))?.email).toMatchObject({
    subject: 'trois',
    returnPath: 'coopilote@mediation.example',
    deliveredTo: 'aide@ccas.example',
    text: 'Bonjour\n',
  });
});

it('the oldest is forgotten, file and all, once there are two hundred', async () => {
  const letters = await openLetters(folder);
  for (let count = 0; count < 203; count += 1) {
    await letters.keep(message(`${count}`), envelope);
    if (count < 3) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  expect(letters.list()).toHaveLength(200);
  expect(readdirSync(folder)).toHaveLength(200);
  const subjects = letters.list().map(({ subject }) => subject);
  expect(['0', '1', '2'].filter((subject) => subjects.includes(subject))).toEqual([]);
  expect((await openLetters(folder)).list()).toHaveLength(200);
});

it.each(['', '..', '../cle-maitresse', 'inconnu'])('nothing is there under « %s »', async (id) => {
  const letters = await openLetters(folder);
  await letters.keep(message('un'), envelope);
  writeFileSync(join(folder, '../cle-maitresse.eml'), 'secret');
  expect(await letters.open(id)).toBeUndefined();
});
