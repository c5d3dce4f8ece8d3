// What only the server can make and check: triggers, which open dialogs for a while, and the cookies of ephemeral buttons.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { AppError } from './errors.ts';
import type { Pocket } from './pocket.ts';
import { newId } from './state.ts';

export interface Trigger {
  /** What the client gets, to recognise the dialog that it asked for. */
  readonly clientId: string;
  /** What the integration gets: it proves that this person acted just now. */
  readonly signed: string;
}

export function makeTrigger(pocket: Pocket, userId: string): Trigger {
  const clientId = newId();
  const data = `${clientId}:${userId}:${pocket.clock()}`;
  return { clientId, signed: Buffer.from(`${data}:${sign(pocket, data)}`).toString('base64') };
}

const sign = (pocket: Pocket, data: string): string =>
  createHmac('sha256', pocket.state.secret).update(data).digest('base64');

export function openTrigger(pocket: Pocket, signed: string): { clientId: string; userId: string } {
  const parts = decode(signed).split(':');
  const [clientId, userId, millis, signature] = parts;
  if (parts.length !== 4 || !clientId || !userId || !millis || !signature) {
    throw new AppError('interactive_message.decode_trigger_id.missing_data');
  }
  const seconds = pocket.state.config.ServiceSettings.OutgoingIntegrationRequestsTimeout;
  if (pocket.clock() - Number(millis) > seconds * 1000) {
    throw new AppError('interactive_message.decode_trigger_id.expired', { Duration: `${seconds}s` });
  }
  const expected = Buffer.from(sign(pocket, `${clientId}:${userId}:${millis}`));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new AppError('interactive_message.decode_trigger_id.verify_signature_failed');
  }
  return { clientId, userId };
}

function decode(signed: string): string {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(signed) || signed.length % 4 !== 0) {
    throw new AppError('interactive_message.decode_trigger_id.base64_decode_failed');
  }
  return Buffer.from(signed, 'base64').toString('utf8');
}

const keyOf = (pocket: Pocket): Buffer => createHash('sha256').update(pocket.state.secret).digest();

export function sealCookie(pocket: Pocket, value: unknown): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(pocket), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64');
}

/** Undefined when the cookie was altered or is not ours. */
export function openCookie(pocket: Pocket, cookie: string): unknown {
  const bytes = Buffer.from(cookie, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(pocket), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    const opened = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    return JSON.parse(opened.toString('utf8'));
  } catch {
    return undefined;
  }
}
