// A bot that is killed at random moments, while another waits to take its place: both follow the stream, as several do on AWS.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface MortalBot {
  /** Where one answers: for a moment, one that is dead. */
  readonly url: () => string;
  readonly kills: () => number;
  /** Kills the one that answers; another, which was waiting, takes its place. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('./bot-process.ts', import.meta.url));

/** `envOf` gives each process, by its number, what it finds in its environment. */
export async function startMortalBot(
  envOf: (number: number) => Readonly<Record<string, string>>,
): Promise<MortalBot> {
  let kills = 0;
  let [current, next] = [await born(envOf(0)), born(envOf(1))];
  return {
    url: () => current.url,
    kills: () => kills,
    kill: async () => {
      const [killed, heir] = [current, await next];
      kills += 1;
      await dead(killed.child);
      current = heir;
      next = born(envOf(kills + 1));
    },
    close: async () => {
      for (const one of [current, await next]) await dead(one.child);
    },
  };
}

interface Born {
  readonly child: ChildProcess;
  readonly url: string;
}

async function born(env: Readonly<Record<string, string>>): Promise<Born> {
  const child = fork(SCRIPT, {
    env: { ...process.env, ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => [undefined]);
  const [url] = await Promise.race([once(child, 'message'), ended]);
  if (typeof url !== 'string') throw new Error('the bot did not start');
  return { child, url };
}

/** SIGKILL: nothing is finished, nothing is said. */
async function dead(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Kills it now and then until the day is over. */
export async function killNowAndThen(
  bot: MortalBot,
  { isOver, least, most }: { readonly isOver: () => boolean; readonly least: number; readonly most: number },
): Promise<void> {
  while (!isOver()) {
    await sleep(least + Math.random() * (most - least));
    await bot.kill();
  }
}
