// A trial that an administrator asks for: that this runs shows that jobs flow; a message to them, that mail leaves. What became of it is kept.
import { courrielEssai } from '#bot/documents/essai-courriel.ts';
import { noteEssai } from '#bot/storage/etat.ts';
import type { JobRun } from './run.ts';

export const essai: JobRun = async ({ id, sur }, deps) => {
  const { reference = '', demande = '0', adresse } = sur;
  const to = adresse === undefined ? undefined : await deps.keyring.open(adresse);
  const remise = to === undefined ? undefined : await deps.mailer.send(courrielEssai({ id, to, reference }));
  const courriel = remise && ('code' in remise ? `${remise.is} ${remise.code}` : remise.is);
  await noteEssai(
    { reference, demande: Number(demande), fini: deps.clock(), ...(courriel !== undefined && { courriel }) },
    deps,
  );
  return 'fait';
};
