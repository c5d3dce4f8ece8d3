// All that is kept of a person, in words that are given to her: what it says, and nothing of how it looks.
import { type Cra, craTitre, RESSENTI } from '#bot/domain/cra/cra.ts';
import { typeCra } from '#bot/domain/cra/index.ts';
import type { Partage } from '#bot/domain/partage.ts';
import type { Tache } from '#bot/domain/tache.ts';
import { ACCES_DITS, type QuelAcces } from '#bot/domain/vocabulary/acces.ts';
import { accords, motifs, parties } from '#bot/domain/vocabulary/envoi.ts';
import type { CivilDate } from '#bot/forms/calendar.ts';
import type { FormContext } from '#bot/forms/context.ts';
import { longDate } from '#bot/forms/dates.ts';
import type { Answers, Fields } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { summarize } from '#bot/forms/summary.ts';
import type { Beneficiaire } from './beneficiaire.ts';
import { type Envoi, ETATS_DITS, referenceOf } from './envoi.ts';
import type { Ligne } from './fiche.ts';
import { fullOf } from './fiche-de.ts';
import { beneficiaireForm } from './form.ts';
import { counted } from './import-dit.ts';
import { sayTelephone } from './telephone.ts';

export interface ActiviteGardee {
  readonly date: CivilDate;
  readonly type: string;
  /** Who wrote it down. */
  readonly par: string;
  readonly lignes: readonly Ligne[];
}

export interface EnvoiGarde {
  readonly date: CivilDate;
  readonly a: string;
  readonly par: string;
  readonly motif: string;
  readonly contenu: string;
  readonly accord: string;
  readonly etat: string;
  readonly reference: string;
  /** Days when its link was opened. */
  readonly lectures: readonly CivilDate[];
}

export interface Consultation {
  readonly date: CivilDate;
  readonly quoi: string;
  readonly par: string;
}

export interface Dossier {
  readonly date: CivilDate;
  readonly par: string;
  readonly identite: readonly Ligne[];
  readonly notes?: string;
  /** What sheets said that were merged into hers. */
  readonly fichesFusionnees: readonly (readonly Ligne[])[];
  /** Oldest first. */
  readonly activites: readonly ActiviteGardee[];
  readonly aFaire: readonly {
    readonly quoi: string;
    readonly pour?: CivilDate;
    readonly faite?: CivilDate;
  }[];
  readonly envois: readonly EnvoiGarde[];
  readonly partages: readonly string[];
  readonly consultations: readonly Consultation[];
  /** What she agreed to, or refused. */
  readonly choix: readonly string[];
  /** What others keep of her, for her to ask them. */
  readonly ailleurs: readonly string[];
}

/** What is kept, as it is kept. */
export interface DossierBrut {
  readonly sheet: Beneficiaire;
  readonly fondues: readonly Beneficiaire[];
  readonly cras: readonly Cra[];
  readonly taches: readonly Tache[];
  readonly envois: readonly (Envoi & { readonly scelle: { readonly adresse: string } })[];
  readonly partages: readonly Partage[];
  readonly acces: readonly { readonly quoi: QuelAcces; readonly qui?: string; readonly quand: number }[];
  /** By colleague, how much they alone may read. */
  readonly ailleurs: ReadonlyMap<string, number>;
}

/** What makes words of it. */
export interface MotsDuDossier {
  readonly today: CivilDate;
  /** The day of a moment, where the mediator is. */
  readonly dayOf: (milliseconds: number) => CivilDate;
  /** Of a colleague, or of a group. */
  readonly nameOf: (id: string) => string;
  /** With the places of whoever wrote it. */
  readonly contextOf: (auteur: string) => FormContext;
}

export function dossierDe(brut: DossierBrut, mots: MotsDuDossier): Dossier {
  const { sheet, fondues, cras, taches, envois, partages, acces } = brut;
  const { notes } = sheet.values;
  const context = mots.contextOf(sheet.proprietaire);
  return {
    date: mots.today,
    par: mots.nameOf(sheet.proprietaire),
    identite: [...sheetLines(sheet.values, context), ...momentsOf(sheet, mots)],
    ...(typeof notes === 'string' && { notes }),
    fichesFusionnees: fondues.map(({ values }) => saidLines(fieldsOf(beneficiaireForm), values, context)),
    activites: cras.map((cra) => activityOf(cra, mots)),
    aFaire: taches.map(({ quoi, le, fait }) => ({
      quoi,
      ...(le !== undefined && { pour: le }),
      ...(fait !== undefined && { faite: fait }),
    })),
    envois: envois.map((envoi) => sendingOf(envoi, mots)),
    partages: [...partages.map((one) => sayPartage(one, mots)), ...formerOf(sheet, mots)],
    consultations: acces.map(({ quoi, qui, quand }) => ({
      date: mots.dayOf(quand),
      quoi: ACCES_DITS[quoi],
      par: qui === undefined ? 'destinataire d’un envoi' : mots.nameOf(qui),
    })),
    choix: choicesOf(brut, mots),
    ailleurs: elsewhereOf(brut, mots),
  };
}

/** Her notes have a place of their own. */
function sheetLines(values: Answers, context: FormContext): readonly Ligne[] {
  const { notes: _apart, ...rest } = fieldsOf(beneficiaireForm);
  return saidLines(rest, values, context);
}

function saidLines(fields: Fields, values: Answers, context: FormContext): readonly Ligne[] {
  return summarize(fields, values, context).map(({ name, label, text }) => ({
    label: fields[name]?.full ?? label,
    texte: name === 'telephone' ? sayTelephone(text) : text,
  }));
}

function momentsOf({ creeLe, modifieLe }: Beneficiaire, { dayOf }: MotsDuDossier): readonly Ligne[] {
  return [
    { label: 'Fiche créée', texte: `le ${longDate(dayOf(creeLe))}` },
    { label: 'Dernière modification', texte: `le ${longDate(dayOf(modifieLe))}` },
  ];
}

/** What is said elsewhere of the activity, or is herself. */
const NOT_REPEATED = ['date', 'personne'];

/** How the mediator felt is theirs, not hers: it is not given, as it is never shared. */
function activityOf({ type, auteur, values }: Cra, { contextOf, nameOf }: MotsDuDossier): ActiviteGardee {
  const form = typeCra(type)?.form;
  const fields = Object.entries(form ? fieldsOf(form) : {}).filter(
    ([name]) => !NOT_REPEATED.includes(name) && !RESSENTI.includes(name),
  );
  return {
    date: String(values.date ?? ''),
    type: craTitre({ type }),
    par: nameOf(auteur),
    lignes: saidLines(Object.fromEntries(fields), values, contextOf(auteur)),
  };
}

function sendingOf(envoi: DossierBrut['envois'][number], { dayOf, nameOf }: MotsDuDossier): EnvoiGarde {
  const { id, auteur, scelle, motif, contenu, accord, etat, ouvertures } = envoi;
  return {
    date: dayOf(envoi.envoyeLe ?? envoi.prepareLe),
    a: scelle.adresse,
    par: nameOf(auteur),
    motif: fullOf(motifs, motif),
    contenu: contenu.map((code) => fullOf(parties, code)).join(' ; '),
    accord: fullOf(accords, accord),
    etat: ETATS_DITS[etat],
    reference: referenceOf(id),
    lectures: ouvertures.map(dayOf),
  };
}

function sayPartage({ sorte, avec, depuis }: Partage, { dayOf, nameOf }: MotsDuDossier): string {
  const whom = sorte === 'groupe' ? `les membres de ${nameOf(avec)}` : nameOf(avec);
  return `Votre suivi est partagé avec ${whom} depuis le ${longDate(dayOf(depuis))}.`;
}

function formerOf({ anciens = [] }: Beneficiaire, { nameOf }: MotsDuDossier): readonly string[] {
  return anciens.map((one) => `Vous étiez auparavant suivie par ${nameOf(one)}.`);
}

function choicesOf({ sheet, envois }: DossierBrut, { dayOf }: MotsDuDossier): readonly string[] {
  const agreed = envois.map(
    ({ accord, prepareLe, id }) =>
      `${fullOf(accords, accord)} le ${longDate(dayOf(prepareLe))}, pour l’envoi réf. ${referenceOf(id)}.`,
  );
  const { opposeeLe } = sheet;
  return opposeeLe === undefined
    ? agreed
    : [...agreed, `Vous vous êtes opposée à être suivie le ${longDate(dayOf(opposeeLe))}.`];
}

const NOTES_DES_AUTRES =
  'Les notes de vos activités que d’autres ont écrites ne se partagent pas : demandez-les à qui les a écrites.';

function elsewhereOf({ sheet, cras, ailleurs }: DossierBrut, { nameOf }: MotsDuDossier): readonly string[] {
  const others = [...ailleurs].map(
    ([one, count]) =>
      `${nameOf(one)} garde ${counted(count, 'élément', 'éléments')} que seule cette personne peut vous donner.`,
  );
  const byOthers = cras.some(({ auteur }) => auteur !== sheet.proprietaire);
  return byOthers ? [...others, NOTES_DES_AUTRES] : others;
}
