// The page through a cut: it says so, comes back by itself, logs in again when the server forgot, and shows what it missed.
import { afterEach, expect, it } from 'vitest';
import type { PocketMattermost } from '#local/mattermost/server.ts';
import { login, startPocket } from '#test/support/pocket.ts';
import { box, type OpenedPage, openPage, say } from './page-stage.ts';

let opened: OpenedPage;
let pocket: PocketMattermost;

afterEach(async () => {
  await opened.close();
  await pocket.close();
});

it('comes back after the server restarted without its sessions', async () => {
  opened = await openPage();
  pocket = await startPocket({ pageDirectory: opened.directory });
  const page = await opened.enter(pocket.url);
  const offline = page.locator('.offline');
  await expect.poll(() => offline.innerText()).toBe('');
  const port = Number(new URL(pocket.url).port);
  await pocket.close();
  await expect.poll(() => offline.innerText()).toBe('Connexion au serveur…');
  pocket = await startPocket({ pageDirectory: opened.directory, port });
  const karim = await login(pocket, 'karim');
  await karim.say('Pendant la coupure');
  karim.leave();
  await expect.poll(() => offline.innerText(), { timeout: 20_000 }).toBe('');
  await page.getByText('Pendant la coupure').waitFor();
  await say(page, 'De retour');
  await page.locator('.post', { hasText: 'De retour' }).waitFor();
  await expect.poll(() => box(page).inputValue()).toBe('');
});
