// Tells whoever sent a sheet what became of it, in their own direct channel: by its reference, without a name or an address.
import { buttonsFor, LASTING_LIFE } from '#bot/commands/session.ts';
import type { JobRun } from './run.ts';

export const nouvelle: JobRun = async ({ acteur, sur }, deps) => {
  const { personne = '' } = sur;
  const see = { label: 'Voir les envois', action: 'envois.voir', data: { personne }, life: LASTING_LIFE };
  const buttons = buttonsFor([see], { session: { acteur: { id: acteur }, now: deps.clock() } }, deps);
  await deps.notifier.notify(acteur, { lasting: sentence(sur), blocks: [{ text: '', buttons }] });
  return 'fait';
};

function sentence({ quoi = '', reference = '', code = '' }: Readonly<Record<string, string>>): string {
  const envoi = `L’envoi réf. ${reference}`;
  if (quoi === 'envoye') return `${envoi} est parti : le serveur du destinataire l’a accepté.`;
  if (quoi === 'a_envoyer')
    return `${envoi} attend : le serveur du destinataire demande de réessayer plus tard. Coopilote réessaie pendant une journée.`;
  if (quoi === 'inconnu')
    return `**État inconnu** : ${envoi.charAt(0).toLowerCase()}${envoi.slice(1)} est peut-être parti, sans réponse du serveur. Il n’est pas renvoyé de lui-même : demandez au destinataire s’il l’a reçu.`;
  if (quoi === 'plainte')
    return `Le destinataire de l’envoi réf. ${reference} l’a signalé comme **indésirable** : plus rien ne lui sera remis à cette adresse. Voyez avec lui de vive voix.`;
  if (code === 'retour')
    return `${envoi} **n’est pas arrivé** : le serveur du destinataire l’a rendu. Vérifiez l’adresse, puis recommencez depuis la fiche.`;
  return `${envoi} **n’est pas parti** : ${reason(code)}`;
}

/** The words of the mailer, in those of whoever reads them. */
function reason(code: string): string {
  if (code.startsWith('recipient'))
    return 'cette adresse est refusée. Vérifiez-la, puis recommencez depuis la fiche.';
  if (code === 'droits') return 'la personne s’y est opposée, ou son suivi n’est plus le vôtre.';
  if (code.startsWith('message')) return 'le serveur du destinataire refuse ce message. Essayez par un lien.';
  if (code.startsWith('login') || code.startsWith('tls') || code === 'no-mail')
    return 'le service d’envoi n’est pas bien configuré. Prévenez qui administre Coopilote.';
  return 'le serveur du destinataire n’a pas répondu de la journée. Vérifiez l’adresse, ou essayez plus tard.';
}
