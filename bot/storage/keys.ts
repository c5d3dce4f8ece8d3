// The only place that composes a key. Each function is a named access pattern; README.md lists their costs.

import type { Key } from '#bot/ports.ts';
import { DUE_SHARDS, moment, quarter, shardOf } from './indexes.ts';

/** A mediator's own partition: profile, records, drafts, outbox. */
const own = (acteur: string): string => `M#${acteur}`;

export const keyOf = {
  /** Role, places, employers, time zone. */
  profil: (acteur: string): Key => ({ pk: own(acteur), sk: 'PROFIL' }),
  /** Last CRA and habits: small, rewritten with each CRA. */
  head: (acteur: string): Key => ({ pk: own(acteur), sk: 'HEAD' }),
  cra: (acteur: string, id: string): Key => ({ pk: own(acteur), sk: `C#${id}` }),
  notes: (acteur: string, id: string): Key => ({ pk: own(acteur), sk: `N#${id}` }),
  /** A deleted CRA, kept whole while it may be brought back. */
  supprime: (acteur: string, id: string): Key => ({ pk: own(acteur), sk: `S#${id}` }),
  conversation: (acteur: string, id: string): Key => ({ pk: own(acteur), sk: `D#${id}` }),
  /** What a chart shows, while its picture may be asked for. */
  graphique: (id: string): Key => ({ pk: `G#${id}`, sk: 'GRAPHIQUE' }),
  outbox: (acteur: string, at: { cra: string; rev: number }): Key => ({
    pk: own(acteur),
    sk: `O#${at.cra}#${String(at.rev).padStart(6, '0')}`,
  }),
  /** Something to be done; that of an activity has its id. */
  tache: (acteur: string, id: string): Key => ({ pk: own(acteur), sk: `T#${id}` }),
  /** That somebody has something to do for a person, or had lately. */
  tachePour: (personne: string, of: { acteur: string; id: string }): Key => ({
    pk: `B#${personne}`,
    sk: `T#${of.acteur}#${of.id}`,
  }),
  /** That a morning's message was sent, or is being sent. */
  rappel: (acteur: string, date: string): Key => ({ pk: own(acteur), sk: `RAPPEL#${date}` }),
  /** Somebody's morning to consider, in the order of the quarters of an hour when mornings come. */
  matin: (acteur: string, morning: { date: string; at: number }): Key => ({
    pk: `DUE#${shardOf(acteur, DUE_SHARDS)}`,
    sk: `${quarter(morning.at)}#${acteur}#${morning.date}`,
  }),
  /** What is known of the installation as a whole. */
  etat: (quoi: string): Key => ({ pk: 'ETAT', sk: quoi }),
  /** The last file of people that somebody imports. */
  import: (acteur: string): Key => ({ pk: own(acteur), sk: 'IMPORT' }),
  job: (acteur: string, id: string): Key => ({ pk: own(acteur), sk: `J#${id}` }),
  /** Where a command may still be answered. */
  adresse: (acteur: string): Key => ({ pk: own(acteur), sk: 'ADR' }),
  /** How much they ask for this minute. */
  cadence: (acteur: string): Key => ({ pk: own(acteur), sk: 'CADENCE' }),
  dataKey: (acteur: string): Key => ({ pk: own(acteur), sk: 'CLE' }),
  /** A mediator's month of figures; `month` is YYYY-MM. */
  mois: (acteur: string, month: string): Key => ({ pk: `R#${own(acteur)}`, sk: `T#${month}` }),
  /** The part of it that is of one type in one place. */
  moisPart: (acteur: string, month: string, part: string): Key => ({
    pk: `R#${own(acteur)}`,
    sk: `S#${month}#${part}`,
  }),
  /** What was counted by words that month. */
  moisMots: (acteur: string, month: string): Key => ({ pk: `R#${own(acteur)}`, sk: `W#${month}` }),
  /** Which figures of territories are read, and which are being made again beside them. */
  generation: (shard: number): Key => ({ pk: 'R#GEN', sk: String(shard) }),
  /** What the figures of territories hold of an activity. */
  reduit: (auteur: string, cra: string): Key => ({ pk: `F#${auteur}`, sk: cra }),
  /** What blurs the figures of territories. */
  secretDesTerritoires: (): Key => ({ pk: 'R#SECRET', sk: 'SECRET' }),
  /** A territory's month of figures; the part of it that is of one type. `g` is the generation. */
  territoire: (g: string, of: { perimetre: string; month: string; part: string }): Key => ({
    pk: `R#${g}#${of.perimetre}`,
    sk: of.part === '' ? `T#${of.month}` : `S#${of.month}#${of.part}`,
  }),
  /** Some of the people who are followed there that month: a person's shard never changes. */
  territoirePersonnes: (g: string, of: { perimetre: string; month: string; shard: number }): Key => ({
    pk: `R#${g}#${of.perimetre}`,
    sk: `P#${of.month}#${of.shard}`,
  }),
  /** A person's accompaniments, whoever they were with. */
  visites: (g: string, personne: string): Key => ({ pk: `V#${g}#${personne}`, sk: 'V' }),
  /** In which perimeters a mediator was active that month. */
  presence: (g: string, auteur: string, month: string): Key => ({ pk: `A#${g}#${auteur}`, sk: month }),
  /** A mediator's new people of a year. */
  nouveaux: (g: string, auteur: string, year: string): Key => ({ pk: `N#${g}#${auteur}`, sk: year }),
  /** A person's sheet: identity and what is known of them. */
  fiche: (personne: string): Key => ({ pk: `B#${personne}`, sk: 'ID' }),
  ficheNotes: (personne: string): Key => ({ pk: `B#${personne}`, sk: 'N' }),
  /** One part of a mediator's directory of persons. */
  repertoire: (acteur: string, shard: number): Key => ({
    pk: `X#${acteur}`,
    sk: String(shard).padStart(2, '0'),
  }),
  /** That whoever follows her was told that she will be erased. */
  prevenue: (personne: string): Key => ({ pk: `B#${personne}`, sk: 'PREVENUE' }),
  /** A sending of her sheet; ids sort by time. */
  envoi: (personne: string, id: string): Key => ({ pk: `B#${personne}`, sk: `V#${id}` }),
  /** The last addresses that somebody sent a sheet to. */
  destinataires: (acteur: string): Key => ({ pk: own(acteur), sk: 'DEST' }),
  /** What undoes a merge, with the sheet that was merged. */
  fusion: (fondue: string): Key => ({ pk: `B#${fondue}`, sk: 'FUSION' }),
  /** An activity that a merge moved. */
  deplace: (fondue: string, of: { auteur: string; cra: string }): Key => ({
    pk: `B#${fondue}`,
    sk: `Z#${of.auteur}#${of.cra}`,
  }),
  /** One accompaniment in a person's history. */
  passage: (personne: string, at: { date: string; cra: string }): Key => ({
    pk: `B#${personne}`,
    sk: `C#${at.date}#${at.cra}`,
  }),
  /** A share, from the side of whoever has it: of lists with a colleague, of one person, of lists in a group. */
  partage: (acteur: string, of: { sorte: string; avec: string; personne?: string }): Key => ({
    pk: own(acteur),
    sk: ['P', of.sorte, of.personne, of.avec].filter((part) => part !== undefined).join('#'),
  }),
  groupe: (id: string): Key => ({ pk: `PG#${id}`, sk: 'ID' }),
  membreGroupe: (id: string, acteur: string): Key => ({ pk: `PG#${id}`, sk: `U#${acteur}` }),
  /** One access to a person's file, in the month's log of whoever follows them. */
  acces: (proprietaire: string, at: { month: string; id: string }): Key => ({
    pk: `L#${proprietaire}#${at.month}`,
    sk: at.id,
  }),
  /** One stay of a member in a team. */
  appartenance: (equipe: string, stay: { acteur: string; du: string }): Key => ({
    pk: `E#${equipe}`,
    sk: `U#${stay.acteur}#${stay.du}`,
  }),
  /** The same, among what is that member's own. */
  sejour: (acteur: string, stay: { equipe: string; du: string }): Key => ({
    pk: own(acteur),
    sk: `E#${stay.equipe}#${stay.du}`,
  }),
  /** Somebody asked to join a team. */
  invitation: (equipe: string, acteur: string): Key => ({ pk: `E#${equipe}`, sk: `I#${acteur}` }),
  /** The same, among what is that person's own. */
  invitationRecue: (acteur: string, equipe: string): Key => ({ pk: own(acteur), sk: `I#${equipe}` }),
} as const;

/** Ranges of one partition. */
export const rangeOf = {
  /** Unfinished forms that hold something said, by time of creation. */
  drafts: (acteur: string) => ({ pk: own(acteur), index: 'par-date' as const, prefix: 'D#' }),
  /** All forms, finished or not. */
  conversations: (acteur: string) => ({ pk: own(acteur), prefix: 'D#' }),
  /** CRAs by date, then by time of creation; days are inclusive. */
  cras: (acteur: string, days: { from: string; to: string }) => ({
    pk: own(acteur),
    index: 'par-date' as const,
    from: `${days.from}#`,
    to: `${days.to}#~`,
  }),
  /** The same, in no order of dates. */
  tousCras: (acteur: string) => ({ pk: own(acteur), prefix: 'C#' }),
  /** What anybody has to do for a person, or did lately. */
  tachesPour: (personne: string) => ({ pk: `B#${personne}`, prefix: 'T#' }),
  /** What remains to be done, by day; from a position, or until a day (then without what has none). */
  openTaches: (acteur: string, { from = 'T#', until }: { from?: string; until?: string } = {}) => ({
    pk: own(acteur),
    index: 'par-date' as const,
    from,
    to: until === undefined ? 'T#~~' : `T#${until}#~`,
  }),
  /** Mornings that have come at a moment (milliseconds), the first ones first. */
  matins: (shard: number, at: number) => ({ pk: `DUE#${shard}`, to: `${quarter(at)}#~` }),
  mois: (acteur: string, months: { from: string; to: string }) => ({
    pk: `R#${own(acteur)}`,
    from: `T#${months.from}`,
    to: `T#${months.to}`,
  }),
  /** All of a mediator's figures. */
  figures: (acteur: string) => ({ pk: `R#${own(acteur)}` }),
  moisParts: (acteur: string, months: { from: string; to: string }) => ({
    pk: `R#${own(acteur)}`,
    from: `S#${months.from}#`,
    to: `S#${months.to}#~`,
  }),
  moisMots: (acteur: string, months: { from: string; to: string }) => ({
    pk: `R#${own(acteur)}`,
    from: `W#${months.from}`,
    to: `W#${months.to}`,
  }),
  territoire: (g: string, perimetre: string, months: { from: string; to: string }) => ({
    pk: `R#${g}#${perimetre}`,
    from: `T#${months.from}`,
    to: `T#${months.to}`,
  }),
  territoireParts: (g: string, perimetre: string, months: { from: string; to: string }) => ({
    pk: `R#${g}#${perimetre}`,
    from: `S#${months.from}#`,
    to: `S#${months.to}#~`,
  }),
  territoirePersonnes: (g: string, perimetre: string, months: { from: string; to: string }) => ({
    pk: `R#${g}#${perimetre}`,
    from: `P#${months.from}#`,
    to: `P#${months.to}#~`,
  }),
  /** A mediator's new people, by year. */
  nouveaux: (g: string, auteur: string, years: { from: string; to: string }) => ({
    pk: `N#${g}#${auteur}`,
    ...years,
  }),
  /** What the figures of territories hold of a mediator's activities. */
  reduits: (auteur: string) => ({ pk: `F#${auteur}` }),
  /** The same, of all that took place in a département that month. */
  reduitsDuMois: (departement: string, month: string) => ({
    pk: `F#${departement}#${month}`,
    index: 'file' as const,
  }),
  sejours: (acteur: string) => ({ pk: own(acteur), prefix: 'E#' }),
  appartenances: (equipe: string) => ({ pk: `E#${equipe}`, prefix: 'U#' }),
  invitations: (equipe: string) => ({ pk: `E#${equipe}`, prefix: 'I#' }),
  invitationsRecues: (acteur: string) => ({ pk: own(acteur), prefix: 'I#' }),
  repertoire: (acteur: string) => ({ pk: `X#${acteur}` }),
  partages: (acteur: string) => ({ pk: own(acteur), prefix: 'P#' }),
  membresGroupe: (id: string) => ({ pk: `PG#${id}`, prefix: 'U#' }),
  acces: (proprietaire: string, month: string) => ({ pk: `L#${proprietaire}#${month}` }),
  envois: (personne: string) => ({ pk: `B#${personne}`, prefix: 'V#' }),
  deplaces: (fondue: string) => ({ pk: `B#${fondue}`, prefix: 'Z#' }),
  /** Everything that is kept of a person. */
  personne: (personne: string) => ({ pk: `B#${personne}` }),
  /** A person's history up to a position included; all of it without one. */
  passages: (personne: string, upTo = 'C#~') => ({ pk: `B#${personne}`, from: 'C#', to: upTo }),
  /** Jobs of a shard due at a moment (milliseconds). */
  jobs: (shard: number, at: number) => ({
    pk: `JOBS#${shard}`,
    index: 'file' as const,
    to: `${moment(at)}~`,
  }),
  /** Outbox records of a shard created before a moment (milliseconds). */
  outbox: (shard: number, before: number) => ({
    pk: `OUTBOX#${shard}`,
    index: 'file' as const,
    to: moment(before),
  }),
} as const;
