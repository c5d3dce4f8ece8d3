// A message as it travels: headers, French text and HTML, one attachment, all in seven-bit lines that any server passes on unchanged.
import MailComposer from 'nodemailer/lib/mail-composer';
import * as z from 'zod';
import type { Courriel } from '#bot/job-ports.ts';

export interface Sender {
  readonly address: string;
  readonly name: string;
}

const address = z.email().max(254);
/** What goes in a header: no line break, hence no other header; no half of a character, which has no bytes. */
const line = z.string().regex(/^[^\p{Cc}\p{Cs}]+$/u);

const courrielSchema = z.object({
  id: z.string().regex(/^[a-z0-9]{8,64}$/),
  to: address,
  replyTo: address.optional(),
  subject: line.max(250),
  attachment: z
    .object({
      name: line.max(200).regex(/^[^/\\]+$/),
      type: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
    })
    .optional(),
});

/** Whether it may be sent: one recipient, and nothing that could slip into the envelope or a header. */
export function isSendable(courriel: Courriel): boolean {
  return courrielSchema.safeParse(courriel).success;
}

/** The same bytes for the same message, sender and time. */
export function messageOf(courriel: Courriel, sender: Sender, at: number): Promise<Uint8Array> {
  const { id, to, replyTo, subject, text, html, attachment } = courriel;
  const composer = new MailComposer({
    from: sender,
    to: { name: '', address: to },
    ...(replyTo !== undefined && { replyTo: { name: '', address: replyTo } }),
    subject,
    text,
    html,
    ...(attachment && { attachments: [attached(attachment)] }),
    messageId: `<${id}@${sender.address.slice(sender.address.lastIndexOf('@') + 1)}>`,
    date: new Date(at),
    // Asks robots not to answer a robot.
    headers: { 'Auto-Submitted': 'auto-generated' },
    baseBoundary: id,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function attached({ name, type, bytes }: NonNullable<Courriel['attachment']>): object {
  return { filename: name, contentType: type, content: Buffer.from(bytes) };
}
