// The door of Mattermost as a Lambda handler.
import { connexionSchema } from '#bot/platforms/mattermost/connexion.ts';
import { mattermostHandler } from './doors.ts';
import { readSetup } from './setup.ts';

const { deps, connexion } = readSetup(connexionSchema);

export const handler = mattermostHandler(deps, connexion);
