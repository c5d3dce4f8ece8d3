// `npm run fuzz -- [--bodies 1000000] [--seed 1]`: generated bodies at every door; what goes wrong is printed, and is a failure.
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';

const { values } = parseArgs({
  options: { bodies: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const [bodies, seed] = [Number(values.bodies), Number(values.seed)];
const begun = performance.now();
const seconds = (): string => ((performance.now() - begun) / 1000).toFixed(0);
const memory = (): string => `${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`;
const found = await fuzz({
  bodies,
  seed,
  onProgress: (done, wrong) => console.log(`${done} bodies, ${wrong} wrong, ${seconds()} s, ${memory()}`),
});
for (const { door, number, what } of found) console.log(`${door}, body ${number} of seed ${seed}: ${what}`);
console.log(`${bodies} bodies thrown at every door, ${found.length} went wrong, ${seconds()} s`);
process.exitCode = found.length === 0 ? 0 : 1;
