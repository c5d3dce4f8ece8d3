// What may happen to a message on its way, by name: the fake mailer and the real server of the tests both know how to make it happen.
import type { Mailer, Remise } from '#bot/job-ports.ts';

/** Each with the outcome that the sender must tell, and how many copies were kept all the same. */
export const WEATHERS = {
  fair: { is: 'accepted', kept: 1 },
  'refuses-sender': { is: 'refused', kept: 0 },
  'refuses-recipient': { is: 'refused', kept: 0 },
  'refuses-message': { is: 'refused', kept: 0 },
  greylists: { is: 'later', kept: 0 },
  'defers-message': { is: 'later', kept: 0 },
  down: { is: 'later', kept: 0 },
  mute: { is: 'later', kept: 0 },
  'hangs-in-data': { is: 'unknown', kept: 0 },
  'cuts-in-data': { is: 'unknown', kept: 0 },
  'cuts-after-dot': { is: 'unknown', kept: 1 },
  'answers-late': { is: 'unknown', kept: 1 },
} as const satisfies Readonly<Record<string, { readonly is: Remise['is']; readonly kept: number }>>;

export type Weather = keyof typeof WEATHERS;

/** A message as its recipient has it. */
export interface Received {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly replyTo?: string | undefined;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachment?:
    | { readonly name: string; readonly type: string; readonly bytes: Uint8Array }
    | undefined;
}

/** A mailer, and the other end of it. */
export interface MailBench {
  readonly mailer: Mailer;
  /** What happens to what is sent from now on. */
  become(weather: Weather): Promise<void>;
  /** All that was kept, oldest first. */
  received(): Promise<readonly Received[]>;
  close(): Promise<void>;
}
