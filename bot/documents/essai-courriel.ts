// The message that shows that mail leaves: asked for by an administrator, it says nothing else.
import type { Courriel } from '#bot/job-ports.ts';

export function courrielEssai({
  id,
  to,
  reference,
}: {
  readonly id: string;
  readonly to: string;
  readonly reference: string;
}): Courriel {
  const sentences = [
    'Bonjour,',
    'Ce message montre que Coopilote peut écrire. Il a été demandé depuis la messagerie, par qui l’administre.',
    `Référence de l’essai : ${reference}.`,
  ];
  return {
    id,
    to,
    subject: `Essai de Coopilote (réf. ${reference})`,
    text: sentences.join('\n\n'),
    html: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Essai de Coopilote</title></head><body>${sentences.map((sentence) => `<p>${sentence}</p>`).join('')}</body></html>`,
  };
}
