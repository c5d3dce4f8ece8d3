// The words of a question that are neither filters nor days: of whom, where, drawn how; in any order, each run of words read as a whole.
import { findType, typesCra } from '#bot/domain/cra/index.ts';
import { type Liste, unknown } from '#bot/domain/filtres.ts';
import { departementOf } from '#bot/domain/territoire/communes.ts';
import { niveauNomme, quelTerritoire, type TerritoireLu } from '#bot/domain/territoire/quel.ts';
import { fold, nearest } from '#bot/forms/words.ts';
import type { StatsContext } from './contexte.ts';
import { GRAPHES } from './graphes.data.ts';
import { grapheNomme, listesOf } from './listes.ts';
import type { NomFiltre, Perimetre } from './query.ts';

/** What words come to. `inconnu` where they are no words of a question; otherwise an error is of what they ask. */
export type MotsLus =
  | {
      readonly perimetres: readonly Perimetre[];
      readonly graphes: readonly string[];
      readonly filtres: readonly (readonly [NomFiltre, readonly string[]])[];
    }
  | Refuse;

export interface Refuse {
  readonly error: string;
  readonly inconnu?: true;
}

type Sens =
  | { readonly perimetre: Perimetre }
  | { readonly graphe: string }
  | { readonly filtre: readonly [NomFiltre, readonly string[]] }
  | { readonly rien: true }
  | Refuse;

/** Words of the longest name. */
const LONGEST = 8;
const MOI = new Set(['moi', 'mes', 'mon', 'ma', 'perso', 'moi meme', 'mes chiffres', 'mon activite']);
const VIDES = new Set(
  'a au aux avec chez d dans de des du en entre et l la le les par pour sur un une chiffres graphique stats statistiques'.split(
    ' ',
  ),
);
/** Filters that are also said without `=`: « lieu médiathèque ». */
const DITS: readonly NomFiltre[] = ['lieu', 'commune', 'structure', 'mediateur', 'thematique', 'tag', 'type'];

export function readMots(words: readonly string[], ctx: StatsContext): MotsLus {
  const senses: Sens[] = [];
  for (let at = 0; at < words.length; ) {
    const { sens, size } = longest(words.slice(at, at + LONGEST), ctx);
    if ('error' in sens) return sens;
    senses.push(sens);
    at += size;
  }
  return {
    perimetres: senses.flatMap((sens) => ('perimetre' in sens ? [sens.perimetre] : [])),
    graphes: senses.flatMap((sens) => ('graphe' in sens ? [sens.graphe] : [])),
    filtres: senses.flatMap((sens) => ('filtre' in sens ? [sens.filtre] : [])),
  };
}

/** What the most words from the first one mean together. */
function longest(
  words: readonly string[],
  ctx: StatsContext,
): { readonly sens: Sens; readonly size: number } {
  let refuse: { readonly sens: Refuse; readonly size: number } | undefined;
  for (let size = words.length; size > 0; size -= 1) {
    const sens = sensOf(words.slice(0, size), ctx);
    if (sens && !('error' in sens)) return { sens, size };
    if (sens) refuse = { sens, size };
  }
  return refuse ?? { sens: notUnderstood(words[0] ?? '', ctx), size: 1 };
}

const READERS: readonly ((run: Run, ctx: StatsContext) => Sens | undefined)[] = [
  ({ folded }) => (VIDES.has(folded) || folded === '' ? { rien: true } : undefined),
  ({ folded }) => (MOI.has(folded) ? { perimetre: { is: 'moi' } } : undefined),
  readEquipe,
  readMention,
  readTerritoire,
  readDit,
  readGraphe,
  readNom,
];

interface Run {
  readonly words: readonly string[];
  readonly text: string;
  readonly folded: string;
}

function sensOf(words: readonly string[], ctx: StatsContext): Sens | undefined {
  const text = words.join(' ');
  const run = { words, text, folded: fold(text) };
  for (const read of READERS) {
    const sens = read(run, ctx);
    if (sens) return sens;
  }
  return undefined;
}

const AUCUNE_EQUIPE =
  'Vous ne coordonnez aucune équipe : vos propres chiffres sont là sans rien ajouter, et ceux d’un territoire avec « territoire ».';

function readEquipe({ words, folded }: Run, ctx: StatsContext): Sens | undefined {
  const [first = '', ...others] = folded.split(' ');
  const alone = ['equipe', 'equipes'].includes(first) && others.length === 0;
  if (alone || folded === 'mon equipe' || folded === 'mes equipes' || folded === 'mes mediateurs') {
    return ctx.equipes.length === 0 ? { error: AUCUNE_EQUIPE } : { perimetre: { is: 'equipe' } };
  }
  if (first !== 'equipe' && ctx.equipes.every(({ nom }) => fold(nom) !== folded)) return undefined;
  if (ctx.equipes.length === 0) return undefined;
  const [id, ...more] = listesOf(ctx).equipe.find(words.slice(first === 'equipe' ? 1 : 0).join(' '));
  return id === undefined || more.length > 0 ? undefined : { perimetre: { is: 'equipe', id } };
}

function readMention({ words, text }: Run, ctx: StatsContext): Sens | undefined {
  if (!text.startsWith('@') || words.length > 1) return undefined;
  const found = listesOf(ctx).mediateur.find(text);
  if (found.length > 0)
    return found[0] === ctx.acteur ? { perimetre: { is: 'moi' } } : { filtre: ['mediateur', found] };
  return { error: `« ${text} » n’est pas dans une équipe que vous coordonnez.` };
}

function readTerritoire({ words, folded }: Run, ctx: StatsContext): Sens | undefined {
  const [first = '', ...others] = words;
  if (['territoire', 'mon territoire'].includes(folded)) return ownTerritoire(ctx);
  const named = fold(first) === 'territoire';
  const niveau = niveauNomme(first);
  // A commune said alone is where one's own activities took place.
  if (!named && (niveau === undefined || niveau === 'commune') && !isNation(folded)) return undefined;
  const read = quelTerritoire(named ? others.join(' ') : folded, ctx.territoires);
  return territoireSens(read);
}

function isNation(folded: string): boolean {
  return ['france', 'national', 'nation', 'france entiere'].includes(folded);
}

function territoireSens(read: TerritoireLu): Sens | undefined {
  if ('territoire' in read) return { perimetre: { is: 'territoire', ...read.territoire } };
  if (!('plusieurs' in read)) return undefined;
  return { error: `Plusieurs territoires ont ce nom : ${read.plusieurs.slice(0, 4).join(', ')}.` };
}

/** The département of the place where one works most: the first of one's places that has a commune. */
function ownTerritoire({ lieux }: StatsContext): Sens {
  const commune = lieux.find((lieu) => lieu.commune !== undefined)?.commune;
  if (!commune)
    return { error: 'Précisez le territoire, par exemple « territoire Finistère » ou « région Bretagne ».' };
  return { perimetre: { is: 'territoire', niveau: 'departement', code: departementOf(commune.code) } };
}

function readDit({ words }: Run, ctx: StatsContext): Sens | undefined {
  const [first = '', ...others] = words;
  const name = DITS.find((one) => one === fold(first));
  const value = others.join(' ').replace(/^(?:de|du|des|à|a) /i, '');
  if (name === undefined || fold(value) === '') return undefined;
  const liste: Liste = listesOf(ctx)[name];
  if (!liste.known) return others.length === 1 ? { filtre: [name, liste.find(value)] } : undefined;
  const codes = liste.find(value);
  return codes.length > 0 ? { filtre: [name, codes] } : { error: unknown(liste, value), inconnu: true };
}

function readGraphe({ text }: Run): Sens | undefined {
  const graphe = grapheNomme(text);
  return graphe && { graphe: graphe.code };
}

/** Shorter, a name is a little word. */
const SHORTEST_NAME = 3;

/** A type, a place, an employer, a colleague, a territory: by its whole name. */
function readNom({ text, folded }: Run, ctx: StatsContext): Sens | undefined {
  if (folded.length < SHORTEST_NAME) return undefined;
  const type = findType(text);
  if (type) return { filtre: ['type', [type.id]] };
  const lieux = ctx.lieux.filter(({ label }) => fold(label) === folded).map(({ id }) => id);
  if (lieux.length > 0) return { filtre: ['lieu', lieux] };
  const structures = ctx.structures.filter((nom) => fold(nom) === folded);
  if (structures.length > 0) return { filtre: ['structure', structures] };
  const colleagues = [...ctx.noms].filter(([, nom]) => fold(nom) === folded).map(([id]) => id);
  if (colleagues.length > 0) return { filtre: ['mediateur', colleagues] };
  const { departements, regions } = ctx.territoires;
  if ([...departements, ...regions].some(({ nom }) => fold(nom) === folded))
    return territoireSens(quelTerritoire(text, ctx.territoires));
  // Of one's own places alone: « avril » is a commune too.
  const commune = ctx.lieux.find((lieu) => lieu.commune && bare(lieu.commune.nom) === folded)?.commune;
  return commune && { filtre: ['commune', [commune.code]] };
}

/** « Quimper (29) » is Quimper. */
function bare(label: string): string {
  return fold(label.replace(/\s*\([^)]*\)$/, ''));
}

function notUnderstood(word: string, ctx: StatsContext): Refuse {
  const names = [
    'moi',
    'équipe',
    'territoire',
    'france',
    ...DITS,
    ...GRAPHES.map(({ code }) => code.replaceAll('_', ' ')),
    ...typesCra.map(({ bouton }) => bouton),
    ...ctx.equipes.map(({ nom }) => nom),
    ...ctx.lieux.map(({ label }) => label),
    ...ctx.territoires.departements.map(({ nom }) => nom),
  ];
  const near = nearest(word, names);
  const said = word.slice(0, 60);
  const hint = near
    ? `Voulez-vous dire « ${near} » ?`
    : 'Dites par exemple « équipe mois dernier » ou « type=atelier T3 ».';
  return { error: `Je ne comprends pas « ${said} ». ${hint}`, inconnu: true };
}
