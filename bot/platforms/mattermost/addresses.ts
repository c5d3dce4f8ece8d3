// Where Mattermost calls the bot: for a press, a dialog, a look-up.
import type { Connexion } from './connexion.ts';

export interface Addresses {
  readonly action: string;
  readonly dialog: string;
  readonly lookup: string;
}

export function addressesOf({ botUrl }: Pick<Connexion, 'botUrl'>): Addresses {
  const base = `${botUrl.replace(/\/+$/, '')}/mattermost`;
  return { action: `${base}/action`, dialog: `${base}/dialog`, lookup: `${base}/lookup` };
}
