// `.data/connexion.json`: read with care, written whole or not at all, for its owner alone.
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Connexion, connexionSchema } from '#bot/platforms/mattermost/connexion.ts';
import { Stop } from './report.ts';

export function connexionPath(dataDir: string): string {
  return join(dataDir, 'connexion.json');
}

export async function readConnexion(dataDir: string): Promise<Connexion | undefined> {
  const path = connexionPath(dataDir);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new Stop(
      `Le fichier ${path} ne peut pas être lu (${error.code}).`,
      'Vérifiez les droits de ce dossier.',
    );
  });
  if (text === undefined) return undefined;
  const connexion = connexionSchema.safeParse(jsonOf(text));
  if (connexion.success) return connexion.data;
  throw new Stop(
    `Le fichier ${path} est abîmé.`,
    'Effacez-le, puis recommencez : connect retrouve sur le serveur ce qui existe déjà.',
  );
}

export async function writeConnexion(dataDir: string, connexion: Connexion): Promise<void> {
  await writeWhole(dataDir, `${JSON.stringify(connexion, null, 2)}\n`).catch(
    (error: NodeJS.ErrnoException) => {
      throw new Stop(
        `Le résultat ne peut pas être gardé dans ${dataDir} (${error.code}).`,
        'Vérifiez les droits et la place.',
      );
    },
  );
}

async function writeWhole(dataDir: string, text: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const path = connexionPath(dataDir);
  const draft = `${path}.${process.pid}`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

export async function forgetConnexion(dataDir: string): Promise<void> {
  await rm(connexionPath(dataDir), { force: true });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
