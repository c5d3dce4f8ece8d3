// `.data/connexion.json`: what `connect` leaves of a Mattermost.
import { type Connexion, connexionSchema } from '#bot/platforms/mattermost/connexion.ts';
import { privateFile } from './private-file.ts';

const file = privateFile<Connexion>({
  name: 'connexion.json',
  schema: connexionSchema,
  damaged: 'Effacez-le, puis recommencez : connect retrouve sur le serveur ce qui existe déjà.',
});

export const connexionPath = file.path;
export const readConnexion = file.read;
export const writeConnexion = file.write;
export const forgetConnexion = file.forget;
