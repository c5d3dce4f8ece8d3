// A letter as the page shows it, from the letter as it was received.
import type { Address, Attachment, Email } from 'postal-mime';
import type { Letter, Summary } from './schemas.ts';

export function summaryOf(id: string, email: Email): Summary {
  return {
    id,
    from: said(email.from ? [email.from] : []),
    to: said(email.to),
    subject: email.subject ?? '',
    date: email.date ?? '',
    attachments: email.attachments.length,
  };
}

export function letterOf(id: string, email: Email): Letter {
  return {
    ...summaryOf(id, email),
    replyTo: said(email.replyTo),
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    text: email.text ?? '',
    hasHtml: email.html !== undefined,
    attachments: email.attachments.map((attachment, index) => ({
      name: nameOf(attachment, index),
      type: attachment.mimeType,
      size: bytesOf(attachment).length,
    })),
  };
}

function said(addresses: readonly Address[] = []): string {
  return addresses
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => (name ? `${name} <${address}>` : address))
    .join(', ');
}

export function nameOf({ filename }: Attachment, index: number): string {
  return filename || `piece-${index + 1}`;
}

export function bytesOf({ content }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
}
