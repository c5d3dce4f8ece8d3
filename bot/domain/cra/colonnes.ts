// The columns of an export of activities: La Coop's first, in its order, then every other field that a type asks, as its form declares it.
import type { Cellule } from '#bot/domain/beneficiaire/tableau.ts';
import { roles } from '#bot/domain/vocabulary/roles.ts';
import { exportedColumns } from '#bot/forms/columns.ts';
import type { CommuneValue, Field, FieldOf, Fields, Kind, RecordRow, ValueByKind } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { labelOf } from '#bot/forms/summary.ts';
import { cellOfField, columnOfRecords, nomDeCommune, type Reperes } from './cellules.ts';
import { COORDINATION, type ColonneCoop, MEDIATION } from './colonnes.data.ts';
import { type Cra, craTitre, thematiquesOf } from './cra.ts';
import type { Metier } from './groupes.ts';
import { typeCra, typesCra } from './index.ts';
import type { TypeCra } from './type.ts';

/** What an export has only when its author asks for it. */
export type SurDemande = 'notes' | 'ressenti';

export interface Demande {
  readonly reperes: Reperes;
  readonly avec: readonly SurDemande[];
}

export interface ColonneDeCra {
  readonly cle: string;
  readonly entete: string;
  /** How wide its texts are depends on it. */
  readonly kind: Kind | undefined;
  readonly cell: (cra: Cra) => Cellule;
}

/** Of one line of work, as La Coop has a sheet for each; of both, its columns of mediation come first. */
export function colonnesDeCras(
  metiers: readonly [Metier, ...Metier[]],
  demande: Demande,
): readonly ColonneDeCra[] {
  const coop = COOP[metiers[0]].filter(({ cle }) => isAsked(cle, demande));
  const types = typesCra.filter(({ metier }) => metiers.includes(metier));
  const told = new Set(COOP[metiers[0]].flatMap(champsOf));
  return [
    ...coop.map((colonne) => colonneCoop(colonne, demande.reperes)),
    ...autresChamps(types, demande)
      .filter(({ name }) => !told.has(name))
      .map(({ name, header, kind }) => ({
        cle: name,
        entete: header,
        kind,
        cell: (cra: Cra) => cellOfCra(cra, name, demande.reperes),
      })),
  ];
}

const COOP: Readonly<Record<Metier, readonly ColonneCoop[]>> = {
  mediation: MEDIATION,
  coordination: COORDINATION,
};

function champsOf({ cle, champs }: ColonneCoop): readonly string[] {
  return champs ?? [cle.split('.')[0] ?? cle];
}

/** Names of people and of colleagues, and notes, are not in every export. */
function isAsked(cle: string, { reperes, avec }: Demande): boolean {
  if (cle === 'personne') return reperes.personneDe !== undefined;
  if (cle === 'cra.auteur' || cle === 'cra.role') return reperes.auteurDe !== undefined;
  return cle !== 'notes' || avec.includes('notes');
}

interface Champ {
  readonly name: string;
  readonly header: string;
  readonly kind: Kind;
}

/** Each once, in the order of the types and of their forms. */
function autresChamps(types: readonly TypeCra[], { avec }: Demande): readonly Champ[] {
  const all = types.flatMap(({ form }) => [
    ...exportedColumns(form).map(({ name, header, field }) => ({ name, header, kind: field.kind })),
    ...(avec.includes('ressenti') ? ressentisOf(fieldsOf(form)) : []),
  ]);
  return [...new Map(all.toReversed().map((champ) => [champ.name, champ])).values()].toReversed();
}

/** In no export but one's own, when it is asked for. */
function ressentisOf({ ressenti, ressentiMot }: Fields): readonly Champ[] {
  return Object.entries({ ressenti, ressentiMot }).flatMap(([name, field]) =>
    field === undefined ? [] : [{ name, header: field.full ?? field.label, kind: field.kind }],
  );
}

const champsDe = new Map(typesCra.map(({ id, form }) => [id, fieldsOf(form)]));

/** What its type asks, and no answer carried over from another. */
function fieldOfCra({ type }: Cra, name: string): Field | undefined {
  return champsDe.get(type)?.[name];
}

function cellOfCra(cra: Cra, name: string, reperes: Reperes): Cellule {
  const [field, value] = [fieldOfCra(cra, name), cra.values[name]];
  return field && value !== undefined ? cellOfField(field, value, reperes) : '';
}

function colonneCoop({ cle, entete, champs }: ColonneCoop, reperes: Reperes): ColonneDeCra {
  const special = SPECIALES[cle];
  const [champ = cle, part] = cle.split('.');
  const kind = part === undefined && champs === undefined ? kindOf(champ) : undefined;
  return {
    cle,
    entete,
    kind,
    cell: special
      ? (cra) => special(cra, reperes)
      : (cra) => (part === undefined ? cellOfCra(cra, champ, reperes) : partOf(cra, { champ, part })),
  };
}

function kindOf(name: string): Kind | undefined {
  return typesCra.map(({ form }) => fieldsOf(form)[name]).find((field) => field !== undefined)?.kind;
}

type Speciale = (cra: Cra, reperes: Reperes) => Cellule;

/** What is not one answer as it was given. */
const SPECIALES: Readonly<Record<string, Speciale>> = {
  'cra.creeLe': ({ creeLe }, { jourDe }) => ({ jour: jourDe(creeLe) }),
  'cra.modifieLe': ({ modifieLe }, { jourDe }) => ({ jour: jourDe(modifieLe) }),
  'cra.auteur': ({ auteur }, { auteurDe }) => auteurDe?.(auteur)?.nom ?? '',
  'cra.role': ({ auteur }, { auteurDe }) => labelOf(roles, auteurDe?.(auteur)?.role ?? ''),
  'cra.type': (cra) => craTitre(cra),
  'cra.participants': participants,
  'cra.niveau': (cra) => rank(cra, 'autonomie') || rank(cra, 'niveau'),
  'cra.reoriente': (cra) => {
    if (!fieldOfCra(cra, 'redirection')) return '';
    return cra.values.redirection === undefined ? 'Non' : 'Oui';
  },
  'cra.nature': (cra, reperes) =>
    ['typeAnimation', 'typeAnimationAutre', 'typeEvenement', 'typeEvenementAutre', 'natures', 'natureAutre']
      .map((name) => cellOfCra(cra, name, reperes))
      .filter((cell) => cell !== '')
      .join(' ; '),
  'cra.id': ({ id }) => id,
  thematiques,
  demarches: (cra) => partOf(cra, { champ: 'demarches', part: 'nom' }),
  'lieu.canal': (cra, reperes) => cellOfCra(cra, 'lieu', reperes),
  'lieu.nom': (cra, { lieuDe }) => lieuDe(placeOf(cra)?.lieu ?? '')?.nom ?? '',
  // La Coop's: places have none here.
  'lieu.adresse': () => '',
  'lieu.commune': (cra, reperes) => nomDe(communeOf(cra, reperes)),
  'lieu.codePostal': (cra, reperes) => codePostal(communeOf(cra, reperes), reperes),
  'lieu.insee': (cra, reperes) => communeOf(cra, reperes)?.code ?? '',
  'commune.nom': (cra) => nomDe(residence(cra)),
  'commune.codePostal': (cra, reperes) => codePostal(residence(cra), reperes),
  'commune.insee': (cra) => residence(cra)?.code ?? '',
};

/** Their sum is the number of accompaniments. */
function participants({ type, values }: Cra): Cellule {
  const known = typeCra(type);
  if (!known) return '';
  return known.metier === 'mediation' ? known.accompagnements(values) : Number(values.participants ?? 0);
}

/** « 2/3 » */
function rank(cra: Cra, name: string): string {
  const [field, value] = [fieldOfCra(cra, name), cra.values[name]];
  if (field?.kind !== 'choice' || value === undefined) return '';
  return `${field.options.findIndex(({ code }) => code === value) + 1}/${field.options.length}`;
}

const THEMES = typesCra.flatMap(({ metier, form }) =>
  metier === 'mediation' ? [fieldsOf(form).thematiques] : [],
);
const THEMES_DE_MEDIATION = THEMES.find((field) => field?.kind === 'choices');

/** A démarche is asked no theme: it has the 19th. */
function thematiques(cra: Cra, reperes: Reperes): Cellule {
  if (typeCra(cra.type)?.metier !== 'mediation') return cellOfCra(cra, 'thematiques', reperes);
  const codes = thematiquesOf(cra.values);
  return THEMES_DE_MEDIATION && codes.length > 0 ? cellOfField(THEMES_DE_MEDIATION, codes, reperes) : '';
}

/** A column of a list of rows, or a count among several. */
function partOf(cra: Cra, { champ, part }: { readonly champ: string; readonly part: string }): Cellule {
  const [field, value] = [fieldOfCra(cra, champ), cra.values[champ]];
  if (!field || value === undefined) return '';
  if (isOf(field, 'records')) return columnOfRecords(field, value as readonly RecordRow[], part);
  return isOf(field, 'counters') ? ((value as ValueByKind['counters'])[part] ?? '') : '';
}

function isOf<K extends Kind>(field: Field, kind: K): field is FieldOf<K> {
  return field.kind === kind;
}

function placeOf(cra: Cra): ValueByKind['place'] | undefined {
  return fieldOfCra(cra, 'lieu') && (cra.values.lieu as ValueByKind['place'] | undefined);
}

function communeOf(cra: Cra, { lieuDe }: Reperes): CommuneValue | undefined {
  const place = placeOf(cra);
  return place?.commune ?? lieuDe(place?.lieu ?? '')?.commune;
}

function residence(cra: Cra): CommuneValue | undefined {
  return fieldOfCra(cra, 'commune') && (cra.values.commune as CommuneValue | undefined);
}

function nomDe(commune: CommuneValue | undefined): string {
  return commune ? nomDeCommune(commune) : '';
}

function codePostal(commune: CommuneValue | undefined, { codePostalDe }: Reperes): string {
  return commune ? (codePostalDe(commune.code) ?? '') : '';
}
