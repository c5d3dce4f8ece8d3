// The register of what is kept: a line a kind of record, whom it is of, how it is protected, how long it stays. A key without a line does not compile.
import { DRAFT_LIFE } from '#bot/conversations/conversation.ts';
import { GARDEE } from '#bot/domain/beneficiaire/conservation.ts';
import { LIEN_OUVERT, PREPARE_GARDE } from '#bot/domain/beneficiaire/envoi.ts';
import { UNDO_FUSION } from '#bot/domain/beneficiaire/fusion.ts';
import { VIE_DOCUMENT } from '#bot/domain/document.ts';
import { ADDRESS_LIFE } from '#bot/storage/adresses.ts';
import { WARNING_KEPT } from '#bot/storage/conservation.ts';
import { LISTED } from '#bot/storage/effaces.ts';
import { GRAPHIQUE_LIFE } from '#bot/storage/graphiques.ts';
import { IMPORT_GARDE } from '#bot/storage/imports.ts';
import { JOURNAL_LIFE } from '#bot/storage/journal.ts';
import type { keyOf } from '#bot/storage/keys.ts';
import { KEPT_MARK, KEPT_MORNING } from '#bot/storage/matins.ts';
import { UNDO_LIFE } from '#bot/storage/save-cra.ts';
import { KEPT_DONE } from '#bot/storage/save-tache.ts';

/** Whom it is of: who uses the bot, who is accompanied, figures that name nobody, or the running of the service. */
export type DeQui = 'mediation' | 'personne' | 'chiffres' | 'service';

export type Protege = 'chiffré' | 'en partie chiffré' | 'en clair';

export interface Ligne {
  readonly quoi: string;
  readonly de: DeQui;
  readonly protege: Protege;
  /** In milliseconds where a clock ends it; otherwise until when, in words. */
  readonly garde: number | string;
}

const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

const COMPTE = 'tant que vous utilisez Coopilote';
const ACTIVITE = 'jusqu’à ce que vous supprimiez l’activité';
const FICHE = `avec la fiche : ${GARDEE} jours sans nouvelle, ou dès l’effacement demandé`;
const SANS_NOM = 'sans limite : ces chiffres ne nomment personne';
const FAIT = 'jusqu’à ce que ce soit fait';

export const REGISTRE: Readonly<Record<keyof typeof keyOf, Ligne>> = {
  profil: {
    quoi: 'votre rôle, vos structures et leurs dates, vos lieux d’activité, votre fuseau horaire, vos rappels, votre e-mail et votre nom',
    de: 'mediation',
    protege: 'en partie chiffré',
    garde: COMPTE,
  },
  head: {
    quoi: 'vos choix les plus fréquents, pour les proposer d’abord, et votre dernière activité',
    de: 'mediation',
    protege: 'en clair',
    garde: COMPTE,
  },
  cra: {
    quoi: 'vos activités : date, durée, lieu, thématiques… et l’identifiant de la personne suivie, s’il y en a une',
    de: 'mediation',
    protege: 'en partie chiffré',
    garde: ACTIVITE,
  },
  notes: {
    quoi: 'vos notes, votre ressenti et vos précisions sur une activité',
    de: 'mediation',
    protege: 'chiffré',
    garde: ACTIVITE,
  },
  supprime: {
    quoi: 'une activité supprimée, le temps de revenir sur la suppression',
    de: 'mediation',
    protege: 'en partie chiffré',
    garde: UNDO_LIFE,
  },
  conversation: {
    quoi: 'un formulaire ouvert ou inachevé, avec ce que vous y avez écrit',
    de: 'mediation',
    protege: 'chiffré',
    garde: DRAFT_LIFE,
  },
  tache: {
    quoi: 'ce que vous avez à faire, et pour qui : jusqu’à ce que ce soit fait, puis',
    de: 'mediation',
    protege: 'en partie chiffré',
    garde: KEPT_DONE,
  },
  tachePour: {
    quoi: 'le lien entre ce qui est à faire et la personne suivie',
    de: 'personne',
    protege: 'en clair',
    garde: FICHE,
  },
  matin: {
    quoi: 'le prochain matin où vous dire combien de choses sont à faire',
    de: 'mediation',
    protege: 'en clair',
    garde: KEPT_MORNING,
  },
  rappel: {
    quoi: 'que le message d’un matin vous a été envoyé',
    de: 'mediation',
    protege: 'en clair',
    garde: KEPT_MARK,
  },
  adresse: {
    quoi: 'l’adresse où répondre à votre dernière commande',
    de: 'service',
    protege: 'chiffré',
    garde: ADDRESS_LIFE,
  },
  dataKey: {
    quoi: 'la clé qui chiffre ce que vous écrivez, elle-même chiffrée',
    de: 'mediation',
    protege: 'chiffré',
    garde: COMPTE,
  },
  cadence: {
    quoi: 'combien de demandes vous faites en une minute, si c’est beaucoup',
    de: 'service',
    protege: 'en clair',
    garde: 2 * MINUTE,
  },
  destinataires: {
    quoi: 'les dernières adresses à qui vous avez envoyé une fiche',
    de: 'mediation',
    protege: 'chiffré',
    garde: COMPTE,
  },
  partage: {
    quoi: 'avec qui vous partagez le suivi de bénéficiaires',
    de: 'mediation',
    protege: 'en clair',
    garde: 'jusqu’à la fin du partage',
  },
  groupe: {
    quoi: 'le nom d’un groupe de partage',
    de: 'mediation',
    protege: 'chiffré',
    garde: 'tant que le groupe existe',
  },
  membreGroupe: {
    quoi: 'que vous êtes dans un groupe de partage',
    de: 'mediation',
    protege: 'en clair',
    garde: 'jusqu’à ce que vous en partiez',
  },
  appartenance: {
    quoi: 'les équipes dont vous êtes membre, de quand à quand, et avec quel rôle',
    de: 'mediation',
    protege: 'en clair',
    garde: 'tant que l’équipe existe',
  },
  sejour: {
    quoi: 'les mêmes équipes, de votre côté',
    de: 'mediation',
    protege: 'en clair',
    garde: 'tant que l’équipe existe',
  },
  invitation: {
    quoi: 'que vous êtes invité dans une équipe, et par qui',
    de: 'mediation',
    protege: 'en clair',
    garde: 'jusqu’à votre réponse',
  },
  invitationRecue: {
    quoi: 'la même invitation, de votre côté',
    de: 'mediation',
    protege: 'en clair',
    garde: 'jusqu’à votre réponse',
  },
  import: {
    quoi: 'où en est le fichier de personnes que vous avez déposé : des nombres ; pourquoi il n’a pas pu être lu, chiffré',
    de: 'mediation',
    protege: 'en partie chiffré',
    garde: IMPORT_GARDE,
  },
  acces: {
    quoi: 'le journal des accès aux fiches que vous suivez : qui, quand, quoi, sans le contenu',
    de: 'mediation',
    protege: 'en clair',
    garde: JOURNAL_LIFE,
  },
  mois: {
    quoi: 'vos chiffres de chaque mois',
    de: 'mediation',
    protege: 'en clair',
    garde: 'tant que les activités comptées existent',
  },
  moisPart: {
    quoi: 'les mêmes, par type et par lieu',
    de: 'mediation',
    protege: 'en clair',
    garde: 'tant que les activités comptées existent',
  },
  moisMots: {
    quoi: 'les mêmes, pour ce qui est écrit en toutes lettres (structures, tags, partenaires)',
    de: 'mediation',
    protege: 'chiffré',
    garde: 'tant que les activités comptées existent',
  },
  fiche: {
    quoi: 'la fiche d’une personne suivie : identité et contacts chiffrés, situation, équipement, commune',
    de: 'personne',
    protege: 'en partie chiffré',
    garde: FICHE,
  },
  ficheNotes: {
    quoi: 'les notes sur une personne suivie',
    de: 'personne',
    protege: 'chiffré',
    garde: FICHE,
  },
  repertoire: {
    quoi: 'votre répertoire : noms, téléphones, année de naissance et dernier passage des personnes suivies, pour les retrouver',
    de: 'personne',
    protege: 'chiffré',
    garde: FICHE,
  },
  passage: {
    quoi: 'l’histoire d’une personne : quelles activités, quel jour, avec qui',
    de: 'personne',
    protege: 'en clair',
    garde: FICHE,
  },
  prevenue: {
    quoi: 'que vous avez été prévenu de l’effacement prochain d’une fiche',
    de: 'personne',
    protege: 'en clair',
    garde: WARNING_KEPT,
  },
  envoi: {
    quoi: `l’envoi d’une fiche : adresse, motif, accord de la personne, mot de passe, ouvertures ; préparé et non envoyé, il est oublié après ${PREPARE_GARDE / HOUR} heures`,
    de: 'personne',
    protege: 'en partie chiffré',
    garde: FICHE,
  },
  fusion: {
    quoi: 'ce qui permet de défaire la réunion de deux fiches',
    de: 'personne',
    protege: 'chiffré',
    garde: UNDO_FUSION,
  },
  deplace: {
    quoi: 'les activités passées d’une fiche à l’autre par cette réunion',
    de: 'personne',
    protege: 'en clair',
    garde: UNDO_FUSION,
  },
  outbox: {
    quoi: 'ce qu’une activité entraîne ailleurs, en attente d’être fait : identifiants seuls',
    de: 'service',
    protege: 'en clair',
    garde: FAIT,
  },
  job: {
    quoi: 'ce qui est à faire hors de la messagerie : identifiants seuls ; chiffrés, ce qui est demandé d’un document, l’adresse d’un essai',
    de: 'service',
    protege: 'en partie chiffré',
    garde: FAIT,
  },
  etat: {
    quoi: 'comment va le service : dernière activité, dernier passage, dernier essai, heures des échecs de courriel',
    de: 'service',
    protege: 'en clair',
    garde: 'réécrit à chaque passage',
  },
  graphique: {
    quoi: 'ce que montre un graphique, le temps qu’il s’affiche',
    de: 'chiffres',
    protege: 'chiffré',
    garde: GRAPHIQUE_LIFE,
  },
  generation: {
    quoi: 'quels chiffres sont lus pendant qu’ils sont recomptés',
    de: 'chiffres',
    protege: 'en clair',
    garde: SANS_NOM,
  },
  reduit: {
    quoi: 'ce que les chiffres retiennent d’une activité : date, type, commune, compteurs, identifiant de la personne',
    de: 'chiffres',
    protege: 'en clair',
    garde: ACTIVITE,
  },
  secretDesTerritoires: {
    quoi: 'ce qui brouille les chiffres des territoires, pour que personne n’y soit reconnu',
    de: 'service',
    protege: 'en clair',
    garde: 'tant que le service marche',
  },
  territoire: {
    quoi: 'les chiffres d’un territoire, par mois',
    de: 'chiffres',
    protege: 'en clair',
    garde: SANS_NOM,
  },
  territoirePersonnes: {
    quoi: 'les personnes distinctes accueillies sur un territoire, par identifiants',
    de: 'chiffres',
    protege: 'en clair',
    garde: SANS_NOM,
  },
  visites: {
    quoi: 'les accompagnements d’une personne, par identifiants, pour compter les nouvelles personnes ; d’une personne effacée, un autre identifiant qui ne mène à rien',
    de: 'chiffres',
    protege: 'en clair',
    garde: SANS_NOM,
  },
  presence: {
    quoi: 'dans quels territoires vous avez été actif, par mois',
    de: 'chiffres',
    protege: 'en clair',
    garde: SANS_NOM,
  },
  nouveaux: {
    quoi: 'vos nouvelles personnes de l’année, par identifiants',
    de: 'chiffres',
    protege: 'en clair',
    garde: SANS_NOM,
  },
};

/** Files kept beside the table, by the folder that they are in. */
export const FICHIERS: Readonly<Record<string, Ligne>> = {
  fiches: {
    quoi: 'le PDF d’une fiche envoyée, protégé par son mot de passe ou chiffré',
    de: 'personne',
    protege: 'chiffré',
    garde: LIEN_OUVERT + DAY,
  },
  imports: {
    quoi: 'un fichier de personnes déposé, ce qui y a été lu, les lignes à revoir',
    de: 'personne',
    protege: 'chiffré',
    garde: IMPORT_GARDE,
  },
  documents: {
    quoi: 'un fichier que vous avez demandé (chiffres, activités, bilan), le temps de le prendre',
    de: 'mediation',
    protege: 'chiffré',
    garde: VIE_DOCUMENT,
  },
  graphiques: {
    quoi: 'l’image d’un graphique : des nombres, aucune personne',
    de: 'chiffres',
    protege: 'en clair',
    garde: GRAPHIQUE_LIFE,
  },
  effaces: {
    quoi: 'les identifiants des personnes effacées, pour les effacer encore après une restauration',
    de: 'service',
    protege: 'en clair',
    garde: LISTED,
  },
};
