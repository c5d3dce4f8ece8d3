// How long each gesture took the bot, one line of log each: by it, what was asked for is found from the chat to the job.
import type { Bot, Deps } from '#bot/ports.ts';

export function measured(bot: Bot, { clock, log }: Pick<Deps, 'clock' | 'log'>): Bot {
  return async (request) => {
    const begun = clock();
    const reply = await bot(request);
    const { id, gesture } = request;
    log({
      level: 'info',
      event: 'gesture',
      request: id,
      gesture: gesture.is,
      shown: reply.show,
      ms: clock() - begun,
    });
    return reply;
  };
}
