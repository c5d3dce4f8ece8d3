// What is watched, and from which value somebody is told: each alarm has its page in the guide, under its name.

export interface AlarmSpec {
  /** The page of the guide: `docs/exploitation.md`, « Alarme : … ». */
  readonly page: string;
  readonly says: string;
}

export const ALARMS = {
  erreurs: { page: 'erreurs', says: 'A function fails: what it was asked is not done.' },
  refus: { page: 'refus', says: 'AWS refuses requests for want of room: people wait or are not answered.' },
  lenteur: { page: 'lenteur', says: 'One answer in a hundred of the chat is slow: dialogs will not open.' },
  incidents: {
    page: 'incidents',
    says: 'People were told of an incident, with a reference that is in the log.',
  },
  flux: { page: 'flux', says: 'The stream is followed late: figures and histories lag behind.' },
  'boite-envoi': {
    page: 'boite-envoi',
    says: 'Something that an activity causes has been waiting for long.',
  },
  travaux: { page: 'travaux', says: 'Jobs wait too long in their queue.' },
  'travaux-morts': { page: 'travaux-morts', says: 'A job failed too often and is left to be looked at.' },
  perdus: { page: 'perdus', says: 'A queue of what nobody could take is not empty.' },
  silence: { page: 'silence', says: 'Nobody used the bot on a working day: does the chat reach it?' },
  depense: { page: 'depense', says: 'The table works much more than people can make it work.' },
  courrier: { page: 'courrier', says: 'Too much mail comes back: SES will stop it.' },
} as const satisfies Readonly<Record<string, AlarmSpec>>;

export type AlarmName = keyof typeof ALARMS;

/** Thresholds; times are in milliseconds where nothing else is said. */
export const THRESHOLDS = {
  /** Of the chat, at the 99th centile: half of what a trigger lives on the strictest chat. */
  latency: 1500,
  /** Between a write and its reading from the stream. */
  streamAge: 5 * 60 * 1000,
  /** Seconds for which a record of the outbox may wait: the sweeper passes after two minutes. */
  outboxAge: 10 * 60,
  /** Seconds for which a job may wait in its queue. */
  jobAge: 30 * 60,
  /** Units written in an hour: what 20,000 activities cost. */
  writes: 500_000,
  /** Shares of mail at which SES looks, then stops. */
  bounces: 0.05,
  complaints: 0.001,
} as const;
