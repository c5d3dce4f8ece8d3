// The passage of every quarter of an hour as a Lambda handler: the mornings that have come.
import { mattermostNotices } from './doors.ts';
import { settled } from './settings.ts';
import { readChatSetup } from './setup.ts';
import { quarterHandler } from './work.ts';

export const handler = settled((variables) => {
  const { deps, connexion } = readChatSetup(variables);
  return quarterHandler({ ...deps, notifier: mattermostNotices(deps, connexion) });
});
