// The door of Mattermost as a Lambda handler.
import { mattermostHandler } from './doors.ts';
import { readSetup } from './setup.ts';

const { deps, connexion } = readSetup();

export const handler = mattermostHandler(deps, connexion);
