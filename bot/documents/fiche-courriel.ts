// The mail that carries a sheet, or its link. It names nobody: neither who is followed nor who follows (design.md, 8).
import type { Courriel } from '#bot/job-ports.ts';

export interface LettreDeFiche {
  readonly id: string;
  readonly to: string;
  readonly replyTo: string;
  readonly reference: string;
  /** « Poursuivre l’accompagnement social » */
  readonly motif: string;
  /** Of a correction: the reference of what it replaces. */
  readonly remplace?: string;
  /** The file attached and whether a password opens it, or the address where it is read. */
  readonly par:
    | { readonly fichier: Uint8Array; readonly motDePasse: boolean }
    | { readonly lien: string; readonly jusquau: string };
}

export function courrielDeFiche(lettre: LettreDeFiche): Courriel {
  const { id, to, replyTo, reference, par } = lettre;
  const paragraphs = paragraphsOf(lettre);
  const subject = `Fiche de suivi transmise par la médiation numérique (réf. ${reference})`;
  const attached = 'fichier' in par ? { attachment: fileOf(reference, par.fichier) } : {};
  return {
    id,
    to,
    replyTo,
    subject,
    text: paragraphs.map(asText).join('\n\n'),
    html: htmlOf(subject, paragraphs),
    ...attached,
  };
}

function fileOf(reference: string, bytes: Uint8Array): NonNullable<Courriel['attachment']> {
  return { name: `fiche-de-suivi-${reference}.pdf`, type: 'application/pdf', bytes };
}

/** A sentence, or an address to follow. */
type Paragraph = string | { readonly lien: string };

function paragraphsOf({ reference, motif, remplace, par }: LettreDeFiche): readonly Paragraph[] {
  return [
    'Bonjour,',
    `Une médiatrice ou un médiateur numérique vous transmet la fiche de suivi d’une personne, avec son accord. Motif : ${motif.charAt(0).toLowerCase()}${motif.slice(1)}.`,
    ...(remplace === undefined
      ? []
      : [`Elle corrige la fiche réf. ${remplace} : ne tenez plus compte de celle-ci.`]),
    ...howToRead(par),
    'Répondez à ce message pour écrire à qui vous l’envoie. Si cette fiche ne vous est pas destinée, signalez-le de la même façon et supprimez-la.',
    `Référence de cet envoi : ${reference}.`,
  ];
}

function howToRead(par: LettreDeFiche['par']): readonly Paragraph[] {
  if ('lien' in par) {
    return [
      `Elle se lit jusqu’au ${par.jusquau} à cette adresse, avec le mot de passe qui vous est donné de vive voix :`,
      { lien: par.lien },
    ];
  }
  return [
    par.motDePasse
      ? 'Elle est jointe à ce message. Le mot de passe qui l’ouvre vous est donné de vive voix.'
      : 'Elle est jointe à ce message.',
  ];
}

const asText = (paragraph: Paragraph): string => (typeof paragraph === 'string' ? paragraph : paragraph.lien);

function htmlOf(title: string, paragraphs: readonly Paragraph[]): string {
  const body = paragraphs.map((paragraph) => {
    if (typeof paragraph === 'string') return `<p>${escaped(paragraph)}</p>`;
    const lien = escaped(paragraph.lien);
    return `<p><a href="${lien}" style="color:#000091">${lien}</a></p>`;
  });
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body style="font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#161616;max-width:38em">${body.join('')}</body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
