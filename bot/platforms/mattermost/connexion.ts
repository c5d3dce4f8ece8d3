// What `npm run connect` leaves behind: all that the bot must know of the Mattermost it serves.
import * as z from 'zod';

/** Mattermost gives a command a token of exactly this form. */
export const commandToken = z.string().regex(/^[a-z0-9]{26}$/);

const team = z.object({
  id: z.string().min(1),
  name: z.string(),
  /** More than one while a change made by hand is being taken up. */
  commandTokens: z.array(commandToken),
});

/** What `connect` changed outside its own objects, so that `--undo` can put it back. */
const changes = z.object({
  settings: z.array(
    z.object({ section: z.string(), key: z.string(), before: z.unknown(), after: z.unknown() }),
  ),
  /** The ephemeral right was added to the role `system_post_all`. */
  ephemeralRight: z.boolean(),
});

export const connexionSchema = z.object({
  version: z.literal(1),
  /** Where the bot calls Mattermost. */
  url: z.url(),
  /** The address that Mattermost gives itself, where `response_url` points. */
  siteUrl: z.url(),
  /** As in the header: `11.6.0.…`. */
  serverVersion: z.string(),
  /** Where Mattermost calls the bot. */
  botUrl: z.url(),
  bot: z.object({
    id: z.string().min(1),
    username: z.string(),
    token: z.string().min(1),
    tokenId: z.string().optional(),
    /** Fingerprint of the picture that was set: another one set by hand since is respected. */
    picture: z.string().optional(),
  }),
  teams: z.array(team),
  /** The bot may post ephemerals. */
  ephemeral: z.boolean(),
  connectedAt: z.iso.datetime(),
  changes: changes.default({ settings: [], ephemeralRight: false }),
});

export type Connexion = z.infer<typeof connexionSchema>;
export type Changes = z.infer<typeof changes>;
