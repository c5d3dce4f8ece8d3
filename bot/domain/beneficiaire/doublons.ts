// People who may be the same: La Coop's suspicion (2.4), two matches among last name, first name, phone and e-mail, where names also match by sound.
import { fold } from '#bot/forms/words.ts';
import { phoneticKey } from './phonetique.ts';

export interface Identite {
  readonly id: string;
  readonly prenom: string;
  readonly nom: string;
  readonly annee?: number;
  readonly telephone?: string;
  readonly email?: string;
}

/** How two names match: the same letters, the same sound, or letters mostly alike. */
type Rencontre = 'meme' | 'son' | 'proche';

export interface Doublon<F extends Identite> {
  readonly fiche: F;
  /** What matches. */
  readonly sur: readonly ('nom' | 'prenom' | 'telephone' | 'email')[];
  /** First and last name the other way round. */
  readonly inverse: boolean;
  /** The greater, the likelier. */
  readonly force: number;
}

/** La Coop's threshold, above which two names are alike. */
export const ALIKE = 0.4;
const ENOUGH = 2;

const FORCES: Readonly<Record<Rencontre, number>> = { meme: 3, son: 2, proche: 1 };
const SAME_CONTACT = 3;
/** Two years of birth do not lift a suspicion, for years are mistyped too; they rank it. */
const SAME_YEAR = 1;
const OTHER_YEAR = -1;

/** The likeliest first. */
export function doublonsDe<F extends Identite>(
  identite: Omit<Identite, 'id'> & { readonly id?: string },
  parmi: readonly F[],
): readonly Doublon<F>[] {
  const prenom = matcher(identite.prenom);
  const nom = matcher(identite.nom);
  return parmi
    .filter(({ id }) => id !== identite.id)
    .flatMap((fiche) => {
      const straight = suspicion({ prenom: prenom(fiche.prenom), nom: nom(fiche.nom) }, identite, fiche);
      if (straight) return [{ fiche, ...straight, inverse: false }];
      const crossed = suspicion({ prenom: prenom(fiche.nom), nom: nom(fiche.prenom) }, identite, fiche);
      return crossed ? [{ fiche, ...crossed, inverse: true }] : [];
    })
    .toSorted((a, b) => b.force - a.force || a.fiche.nom.localeCompare(b.fiche.nom, 'fr'));
}

interface Noms {
  readonly prenom: Rencontre | undefined;
  readonly nom: Rencontre | undefined;
}

function suspicion(
  { prenom, nom }: Noms,
  a: Omit<Identite, 'id'>,
  b: Identite,
): Pick<Doublon<Identite>, 'sur' | 'force'> | undefined {
  const telephone = a.telephone !== undefined && a.telephone === b.telephone;
  const email = a.email !== undefined && a.email.toLowerCase() === b.email?.toLowerCase();
  const matches = { nom: nom !== undefined, prenom: prenom !== undefined, telephone, email };
  const sur = (['nom', 'prenom', 'telephone', 'email'] as const).filter((field) => matches[field]);
  // Two names that are only alike are two people: a list of thousands is full of them.
  const onlyAlike = !telephone && !email && prenom === 'proche' && nom === 'proche';
  if (sur.length < ENOUGH || onlyAlike) return undefined;
  const names = (prenom ? FORCES[prenom] : 0) + (nom ? FORCES[nom] : 0);
  const contacts = SAME_CONTACT * (Number(telephone) + Number(email));
  return { sur, force: names + contacts + years(a.annee, b.annee) };
}

function years(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a === b ? SAME_YEAR : OTHER_YEAR;
}

/** Sure enough to write in a sheet that exists: the same two names, in either order, and not two years of birth. */
export function surelySame(a: Omit<Identite, 'id'>, b: Omit<Identite, 'id'>): boolean {
  const [prenom, nom] = [compact(a.prenom), compact(a.nom)];
  // A name that no Latin letter writes is nothing once folded.
  if (prenom === '' || nom === '') return false;
  const straight = prenom === compact(b.prenom) && nom === compact(b.nom);
  const crossed = prenom === compact(b.nom) && nom === compact(b.prenom);
  return (straight || crossed) && (a.annee === undefined || b.annee === undefined || a.annee === b.annee);
}

/** Compares one name with many, each distinct one once. */
function matcher(name: string): (other: string) => Rencontre | undefined {
  const own = compact(name);
  const sound = phoneticKey(own);
  const grams = trigrams(own);
  const done = new Map<string, Rencontre | undefined>();
  return (text) => {
    if (done.has(text)) return done.get(text);
    const other = compact(text);
    const met = meeting({ own, sound, grams }, other);
    done.set(text, met);
    return met;
  };
}

interface Own {
  readonly own: string;
  readonly sound: string;
  readonly grams: ReadonlySet<string>;
}

function meeting({ own, sound, grams }: Own, other: string): Rencontre | undefined {
  if (own === '' || other === '') return undefined;
  if (own === other) return 'meme';
  if (sound.length > 1 && sound === phoneticKey(other)) return 'son';
  return similarity(grams, trigrams(other)) > ALIKE ? 'proche' : undefined;
}

/** Without accents, case, spaces nor hyphens. */
export const compact = (text: string): string => fold(text).replaceAll(' ', '');

/** As PostgreSQL's pg_trgm cuts a word: two spaces before, one after. */
export function trigrams(word: string): ReadonlySet<string> {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((gram) => b.has(gram)).length;
  return common / (a.size + b.size - common);
}
