// What must be known of whoever asks for figures, so that words are understood and rights held without reading anything more.
import type { Equipe } from '#bot/domain/equipe.ts';
import type { Communes } from '#bot/domain/territoire/communes.ts';
import type { PersonDirectory, PlaceOption } from '#bot/forms/context.ts';

export interface StatsContext {
  /** Who asks. */
  readonly acteur: string;
  /** YYYY-MM-DD where they are. */
  readonly today: string;
  /** The teams that they coordinate today, with all who were ever in them; nobody else's figures are theirs to ask. */
  readonly equipes: readonly Equipe[];
  /** Names of these members, by id. */
  readonly noms: ReadonlyMap<string, string>;
  /** Whom the mentions typed name in the chat: `@karim`, lower case, by id. */
  readonly mentions: ReadonlyMap<string, string>;
  /** Their own places, then those of these members. */
  readonly lieux: readonly PlaceOption[];
  /** Names of employers, theirs and those of these members. */
  readonly structures: readonly string[];
  readonly territoires: Communes;
  /** The people whom they may name; absent where none was looked for. */
  readonly personnes?: Pick<PersonDirectory, 'has' | 'search' | 'certain'>;
}
