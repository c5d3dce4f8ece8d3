// Which territory: as somebody names it, « Finistère », « région Bretagne », « commune de Quimper »; and as it is said back.
import { fold, nearest } from '#bot/forms/words.ts';
import { type Commune, type Communes, departementOf, type Territoire } from './communes.ts';

/** From the narrowest to the widest. */
export const NIVEAUX = ['commune', 'epci', 'departement', 'region', 'france'] as const;

export type Niveau = (typeof NIVEAUX)[number];

export interface QuelTerritoire {
  readonly niveau: Niveau;
  /** INSEE or SIREN code; `FR` for the nation. */
  readonly code: string;
}

export const NATION: QuelTerritoire = { niveau: 'france', code: 'FR' };

export type TerritoireLu =
  | { readonly territoire: QuelTerritoire }
  /** Several are so called. */
  | { readonly plusieurs: readonly string[] }
  | { readonly proche?: string };

const MOTS: Readonly<Record<string, Niveau>> = {
  commune: 'commune',
  communes: 'commune',
  ville: 'commune',
  epci: 'epci',
  intercommunalite: 'epci',
  agglo: 'epci',
  agglomeration: 'epci',
  departement: 'departement',
  dep: 'departement',
  dept: 'departement',
  region: 'region',
  france: 'france',
};
const NATIONAUX = new Set(['france', 'fr', 'national', 'nation', 'pays', 'france entiere']);
const LIAISONS = /^(?:(?:de|du|des|de la|de l|d|la|le|les|l) )+/;

/** The level that a word names. */
export function niveauNomme(word: string): Niveau | undefined {
  return MOTS[fold(word)];
}

/** The territory so named, whatever its level, or of the level that is said first; the widest of those that share a name, but for France. */
export function quelTerritoire(text: string, communes: Communes): TerritoireLu {
  const typed = fold(text);
  if (NATIONAUX.has(typed)) return { territoire: NATION };
  const [first = '', ...others] = typed.split(' ');
  const niveau = MOTS[first];
  const nom = niveau && others.length > 0 ? others.join(' ') : typed;
  const said = niveau && others.length > 0 ? niveau : undefined;
  for (const one of [nom, nom.replace(LIAISONS, '')]) {
    const found = named(one, said, communes);
    if (found) return found;
  }
  const near = nearest(
    nom,
    [...communes.departements, ...communes.regions].map((t) => t.nom),
  );
  return near === undefined ? {} : { proche: near };
}

function named(nom: string, said: Niveau | undefined, communes: Communes): TerritoireLu | undefined {
  const levels = said === undefined ? (['region', 'departement', 'epci', 'commune'] as const) : [said];
  for (const niveau of levels) {
    const found = niveau === 'commune' ? ofCommune(nom, communes) : inList(nom, niveau, communes);
    if (found) return found;
  }
  return undefined;
}

function ofCommune(nom: string, communes: Communes): TerritoireLu | undefined {
  const exact = communes.get(nom.toUpperCase());
  if (exact) return { territoire: communeTerritoire(exact) };
  const found = communes.find(nom);
  if ('commune' in found) return { territoire: communeTerritoire(found.commune) };
  const same = 'candidates' in found ? found.candidates.filter((one) => fold(one.nom) === nom) : [];
  return same.length > 0 ? { plusieurs: same.map(({ label }) => label) } : undefined;
}

const communeTerritoire = ({ code }: Commune): QuelTerritoire => ({ niveau: 'commune', code });

function inList(nom: string, niveau: Niveau, communes: Communes): TerritoireLu | undefined {
  const list = listOf(niveau, communes);
  const exact = list.filter(({ code, nom: called }) => fold(code) === nom || fold(called) === nom);
  // Of an EPCI, whose name begins with its sort, a part is enough.
  const found =
    exact.length > 0 || niveau !== 'epci' || nom.length < 4
      ? exact
      : list.filter(({ nom: called }) => ` ${fold(called)} `.includes(` ${nom} `));
  const [only, ...others] = found;
  if (!only) return undefined;
  return others.length === 0
    ? { territoire: { niveau, code: only.code } }
    : { plusieurs: found.map((one) => one.nom) };
}

function listOf(niveau: Niveau, communes: Communes): readonly Territoire[] {
  if (niveau === 'region') return communes.regions;
  return niveau === 'epci' ? communes.epcis : communes.departements;
}

const LABELS: Readonly<Record<Niveau, string>> = {
  commune: 'commune',
  epci: 'intercommunalité',
  departement: 'département',
  region: 'région',
  france: '',
};

/** « Finistère (29) », « région Bretagne », « France ». */
export function sayTerritoire({ niveau, code }: QuelTerritoire, communes: Communes): string {
  if (niveau === 'france') return 'France';
  if (niveau === 'commune') return communes.label(code) ?? `commune ${code}`;
  const nom = listOf(niveau, communes).find((one) => one.code === code)?.nom ?? code;
  if (niveau === 'departement') return nom === code ? `département ${code}` : `${nom} (${code})`;
  return niveau === 'epci' ? nom : `${LABELS[niveau]} ${nom}`;
}

/** `departement 29`: read back by `quelTerritoire`. */
export function writeTerritoire({ niveau, code }: QuelTerritoire): string {
  return niveau === 'france' ? 'france' : `${niveau} ${code}`;
}

/** The départements that a territory is in, or made of; undefined of the nation. */
export function departementsOf(
  { niveau, code }: QuelTerritoire,
  communes: Communes,
): readonly string[] | undefined {
  switch (niveau) {
    case 'france':
      return undefined;
    case 'region':
      return communes.departements.filter(({ region }) => region === code).map((one) => one.code);
    case 'departement':
      return [code];
    case 'commune':
      return [departementOf(code)];
    case 'epci': {
      const own = [...communes].filter(({ epci }) => epci === code);
      return [...new Set(own.map(({ departement }) => departement))];
    }
  }
}
