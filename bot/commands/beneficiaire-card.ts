// A person as they show in the chat: one line that tells them from their namesakes, and the whole sheet.

import { nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import type { Entree } from '#bot/domain/beneficiaire/entree.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import { trancheAgeOn } from '#bot/domain/beneficiaire/naissance.ts';
import { type Suivi, stars } from '#bot/domain/beneficiaire/suivi.ts';
import { sayTelephone } from '#bot/domain/beneficiaire/telephone.ts';
import { etatsDemarche } from '#bot/domain/vocabulary/demarches.ts';
import { tranchesAge } from '#bot/domain/vocabulary/personne.ts';
import { redirections } from '#bot/domain/vocabulary/suivi.ts';
import { thematiques } from '#bot/domain/vocabulary/thematiques.ts';
import type { FormContext } from '#bot/forms/context.ts';
import { sayDate } from '#bot/forms/dates.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { labelOf, summarize } from '#bot/forms/summary.ts';
import type { StoredBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { plain } from './markdown.ts';

/** Shown on demand only, or within another line. */
const HIDDEN = ['prenom', 'nom', 'notes', 'garderDate'];
/** More would not be read at a glance. */
const THEMES = 5;
const DEMARCHES = 5;
const REDIRECTIONS = 3;
const STARS = 6;

/** « **Paul Martin** · 1952 · Quimper (29) · dernière activité hier · suivie par Karim » */
export function personLine(entree: Entree, today: string): string {
  const { prenom, nom, annee, commune, vu, par } = entree;
  const said = [
    annee?.toString(),
    commune && plain(commune),
    vu && `dernière activité ${sayDate(vu, today)}`,
    par && `dossier de ${plain(par)}`,
  ];
  return [`**${plain(`${prenom} ${nom}`)}**`, ...said.filter(Boolean)].join(' · ');
}

/** What is known besides the sheet itself. */
export interface AutourDeLaFiche {
  readonly suivi: Suivi;
  readonly context: FormContext;
  /** The colleague who follows her, where it is somebody else. */
  readonly par?: string;
}

/** Who they are, what was done, where it stands. */
export function sheetText(sheet: StoredBeneficiaire, { suivi, context, par }: AutourDeLaFiche): string {
  const followed = par === undefined ? '' : `Dossier de ${plain(par)}, qui le partage avec vous.`;
  const opposed =
    sheet.opposeeLe === undefined
      ? ''
      : '**S’est opposée à être suivie** : rien de nouveau n’est noté ni transmis.';
  return [
    `#### ${plain(nomComplet(sheet))}`,
    identity(sheet, context),
    followed,
    opposed,
    ...followUp(suivi, context.today),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function identity({ values }: StoredBeneficiaire, context: FormContext): string {
  const shown = Object.entries(fieldsOf(beneficiaireForm)).filter(([name]) => !HIDDEN.includes(name));
  const facts = summarize(Object.fromEntries(shown), values, context).map(({ name, text }) => {
    if (name === 'telephone') return sayTelephone(text);
    return name === 'naissance' ? `${text}${age(text, context.today)}` : text;
  });
  return facts.map(plain).join(' · ');
}

/** « (70 ans et plus) » */
function age(naissance: string, today: string): string {
  const tranche = trancheAgeOn(naissance, today);
  return tranche === undefined ? '' : ` (${labelOf(tranchesAge, tranche)})`;
}

function followUp(suivi: Suivi, today: string): readonly string[] {
  const { rencontres, premiere, derniere } = suivi;
  if (rencontres === 0 || !premiere || !derniere) return ['Aucune activité pour le moment.'];
  const met =
    rencontres === 1
      ? `Une activité, ${sayDate(derniere, today)}`
      : `${rencontres} activités · première : ${sayDate(premiere, today)} · dernière : ${sayDate(derniere, today)}`;
  return [`- ${met}`, ...themes(suivi), ...autonomy(suivi), ...demarches(suivi), ...sentTo(suivi, today)];
}

function themes({ thematiques: worked }: Suivi): readonly string[] {
  if (worked.length === 0) return [];
  const said = worked.slice(0, THEMES).map(({ code, fois }) => `${labelOf(thematiques, code)} (${fois})`);
  return [`- **Thématiques** : ${said.join(', ')}`];
}

function autonomy({ autonomie, autonomieParTheme }: Suivi): readonly string[] {
  if (autonomie.length === 0) return [];
  const byTheme = autonomieParTheme
    .slice(0, THEMES)
    .map(({ code, etoiles }) => `${labelOf(thematiques, code)} ${starLine(etoiles)}`);
  return [
    `- **Autonomie** : ${starLine(autonomie.map(({ etoiles }) => etoiles))}`,
    ...(byTheme.length === 0 ? [] : [`- **Par thématique** : ${byTheme.join(', ')}`]),
  ];
}

/** « ★☆☆ → ★★☆ », the last ones. */
function starLine(etoiles: readonly number[]): string {
  return etoiles.slice(-STARS).map(stars).join(' → ');
}

function demarches({ demarches: known }: Suivi): readonly string[] {
  return known.slice(0, DEMARCHES).map(({ nom, etat }) => {
    const said = etat === undefined ? '' : ` : ${labelOf(etatsDemarche, etat)}`;
    return `- **Démarche** ${plain(nom)}${said}`;
  });
}

function sentTo({ redirections: sent }: Suivi, today: string): readonly string[] {
  return sent.slice(0, REDIRECTIONS).map(({ structure, nom, date }) => {
    const where = [structure && labelOf(redirections, structure), nom && plain(nom)].filter(Boolean);
    return `- **Orientation** ${where.join(', ')} (${sayDate(date, today)})`;
  });
}
