// From what is kept of a person to the sheet that is printed: only the parts chosen, over the time chosen, in words.
import type { Cra } from '#bot/domain/cra/cra.ts';
import { thematiquesOf } from '#bot/domain/cra/cra.ts';
import { typeCra } from '#bot/domain/cra/index.ts';
import { etatsDemarche } from '#bot/domain/vocabulary/demarches.ts';
import { accords, motifs, periodes } from '#bot/domain/vocabulary/envoi.ts';
import { thematiques } from '#bot/domain/vocabulary/thematiques.ts';
import { addMonths } from '#bot/forms/calendar.ts';
import type { FormContext } from '#bot/forms/context.ts';
import { longDate } from '#bot/forms/dates.ts';
import { formatDuration } from '#bot/forms/durations.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { labelOf, summarize } from '#bot/forms/summary.ts';
import type { Beneficiaire } from './beneficiaire.ts';
import { nomComplet } from './beneficiaire.ts';
import type { ActiviteDeFiche, Fiche, Ligne, TacheDeFiche } from './fiche.ts';
import { beneficiaireForm } from './form.ts';
import { type Suivi, stars, starsOf, suiviOf } from './suivi.ts';
import { sayTelephone } from './telephone.ts';

/** Activities printed: beyond, nobody reads. The number left out is said. */
const MOST_ACTIVITIES = 200;
/** Of the person herself, told apart from what is written of her. */
const IDENTITE = ['naissance', 'commune', 'telephone', 'sansTelephone', 'email', 'situation'];
const STARS = 6;

/** What is sent, and of what. */
export interface AEnvoyer {
  readonly reference: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly choix: {
    readonly motif: string;
    readonly accord: string;
    readonly contenu: readonly string[];
    readonly periode: string;
  };
  readonly expediteur: readonly Ligne[];
  readonly sheet: Beneficiaire;
  /** Those that the sender may read, in any order. */
  readonly cras: readonly Cra[];
  readonly taches: readonly TacheDeFiche[];
  /** The names of colleagues who recorded some of them, by id. */
  readonly noms: ReadonlyMap<string, string>;
  /** The sender, whose own activities are not signed. */
  readonly auteur: string;
  readonly remplace?: string;
}

export function ficheDe(envoi: AEnvoyer, context: FormContext): Fiche {
  const { reference, date, choix, expediteur, sheet, remplace } = envoi;
  const { contenu } = choix;
  const notes =
    typeof sheet.values.notes === 'string' && contenu.includes('notes') ? sheet.values.notes : undefined;
  const from = beginningOf(choix.periode, date);
  return {
    reference,
    date,
    motif: fullOf(motifs, choix.motif),
    accord: `${fullOf(accords, choix.accord)}, recueilli le ${longDate(date)}.`,
    expediteur,
    ...(from !== undefined && { periode: `du ${longDate(from)} au ${longDate(date)}` }),
    ...(contenu.includes('identite') && { identite: identityOf(sheet, context) }),
    ...(contenu.includes('suivi') && { suivi: followUpOf(envoi, from) }),
    ...(notes !== undefined && { notes }),
    ...(remplace !== undefined && { remplace }),
  };
}

/** The full wording of a code; itself where this version does not know it. */
export function fullOf(
  options: readonly { readonly code: string; readonly label: string; readonly full?: string }[],
  code: string,
): string {
  const option = options.find((one) => one.code === code);
  return option?.full ?? option?.label ?? code;
}

/** The first day of the period; undefined when everything is in it. */
function beginningOf(periode: string, date: string): string | undefined {
  const mois = periodes.find(({ code }) => code === periode)?.mois;
  return mois === undefined ? undefined : addMonths(date, -mois);
}

function identityOf(sheet: Beneficiaire, context: FormContext): readonly Ligne[] {
  const shown = Object.entries(fieldsOf(beneficiaireForm)).filter(([name]) => IDENTITE.includes(name));
  const facts = summarize(Object.fromEntries(shown), sheet.values, context);
  return [
    { label: 'Prénom et nom', texte: nomComplet(sheet) },
    ...facts.map(({ name, label, text }) => ({
      label,
      texte: name === 'telephone' ? sayTelephone(text) : text,
    })),
  ];
}

function followUpOf(
  { cras, taches, noms, auteur }: AEnvoyer,
  from: string | undefined,
): NonNullable<Fiche['suivi']> {
  const within = cras
    .filter((cra) => tookPlace(cra) && (from === undefined || dateOf(cra) >= from))
    .toSorted((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1));
  const suivi = suiviOf(within);
  return {
    bilan: balanceOf(suivi, within.length),
    activites: within.slice(0, MOST_ACTIVITIES).map((cra) => activityOf(cra, { noms, auteur })),
    demarches: suivi.demarches.map(({ nom, etat, date }) => ({
      nom,
      etat: etat === undefined ? '' : labelOf(etatsDemarche, etat),
      date,
    })),
    aFaire: taches,
  };
}

/** A missed appointment is nobody else’s business. */
const tookPlace = (cra: Cra): boolean => typeCra(cra.type)?.sansActivite !== true;

const dateOf = (cra: Cra): string => String(cra.values.date ?? '');

function balanceOf(suivi: Suivi, count: number): readonly Ligne[] {
  const { rencontres, premiere, derniere, autonomie, thematiques: themes } = suivi;
  const met =
    premiere === undefined || derniere === undefined
      ? 'aucune'
      : rencontres === 1
        ? `une, le ${longDate(derniere)}`
        : `${rencontres}, du ${longDate(premiere)} au ${longDate(derniere)}`;
  const lines = [
    { label: 'Rencontres', texte: met },
    {
      label: 'Autonomie au fil du temps',
      texte: autonomie
        .slice(-STARS)
        .map(({ etoiles }) => stars(etoiles))
        .join(' → '),
    },
    {
      label: 'Thématiques',
      texte: themes.map(({ code, fois }) => `${labelOf(thematiques, code)} (${fois})`).join(', '),
    },
    {
      label: 'Activités plus anciennes',
      texte: count > MOST_ACTIVITIES ? `${count - MOST_ACTIVITIES}, non imprimées` : '',
    },
  ];
  return lines.filter(({ texte }) => texte !== '');
}

function activityOf(cra: Cra, { noms, auteur }: Pick<AEnvoyer, 'noms' | 'auteur'>): ActiviteDeFiche {
  const { duree } = cra.values;
  const themes = thematiquesOf(cra.values).map((code) => labelOf(thematiques, code));
  const etoiles = starsOf(cra);
  const resume = [themes.join(', '), demarchesOf(cra), etoiles === undefined ? '' : stars(etoiles)];
  const par = cra.auteur === auteur ? undefined : noms.get(cra.auteur);
  return {
    date: dateOf(cra),
    titre: typeCra(cra.type)?.bouton ?? 'Activité',
    duree: typeof duree === 'number' ? formatDuration(duree) : '',
    resume: resume.filter((part) => part !== '').join(' ; '),
    ...(par !== undefined && { par }),
  };
}

function demarchesOf({ values }: Cra): string {
  const rows = Array.isArray(values.demarches)
    ? (values.demarches as readonly Readonly<Record<string, string>>[])
    : [];
  return rows.flatMap(({ nom }) => nom ?? []).join(', ');
}
