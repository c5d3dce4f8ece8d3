// What is deployed: the size of each bundle, the largest on the way of a Mattermost request being held to the bar.
import { fileURLToPath } from 'node:url';
import { bundleLambdas } from '../../infra/bundle.ts';
import { type Measured, row } from './rows.ts';

/** At most, in thousands of bytes. */
const BAR_KB = 1000;
const SLACK_BAR_KB = 1200;
const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

export async function measureBundles(): Promise<Measured> {
  const bundles = await bundleLambdas(DIST);
  const chat = bundles.filter(({ name }) => name === 'mattermost');
  return {
    rows: [
      row('bundle', Math.max(...chat.map(({ bytes }) => bytes)) / 1000, 'ko', BAR_KB),
      ...bundles.map(({ name, bytes }) =>
        row(`bundle-${name}`, bytes / 1000, 'ko', name === 'slack' ? SLACK_BAR_KB : null),
      ),
    ],
    how: 'Un fichier par fonction, SDK d’AWS compris, minifié, en milliers d’octets ; la liste des communes est à côté, lue au premier besoin.',
  };
}
