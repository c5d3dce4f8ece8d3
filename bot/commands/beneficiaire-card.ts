// A person as they show in the chat: one line that tells them from their namesakes, and the whole sheet.

import { nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import type { Entree } from '#bot/domain/beneficiaire/entree.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import { type Suivi, stars } from '#bot/domain/beneficiaire/suivi.ts';
import { sayTelephone } from '#bot/domain/beneficiaire/telephone.ts';
import { etatsDemarche } from '#bot/domain/vocabulary/demarches.ts';
import { thematiques } from '#bot/domain/vocabulary/thematiques.ts';
import type { FormContext } from '#bot/forms/context.ts';
import { sayDate } from '#bot/forms/dates.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { labelOf, summarize } from '#bot/forms/summary.ts';
import type { StoredBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { plain } from './markdown.ts';

/** Shown on demand only. */
const HIDDEN = ['prenom', 'nom', 'notes', 'garderDate'];
/** More would not be read at a glance. */
const THEMES = 5;
const DEMARCHES = 5;

/** « **Paul Martin** · 1952 · Quimper (29) · vu le 3 mars » */
export function personLine(entree: Entree, today: string): string {
  const { prenom, nom, annee, commune, vu } = entree;
  const said = [
    annee?.toString(),
    commune && plain(commune),
    vu && `dernière activité ${sayDate(vu, today)}`,
  ];
  return [`**${plain(`${prenom} ${nom}`)}**`, ...said.filter(Boolean)].join(' · ');
}

/** Who they are, what was done, where it stands. */
export function sheetText(sheet: StoredBeneficiaire, suivi: Suivi, context: FormContext): string {
  const shown = Object.entries(fieldsOf(beneficiaireForm)).filter(([name]) => !HIDDEN.includes(name));
  const facts = summarize(Object.fromEntries(shown), sheet.values, context);
  return [
    `#### ${plain(nomComplet(sheet))}`,
    facts.map(({ name, text }) => plain(name === 'telephone' ? sayTelephone(text) : text)).join(' · '),
    ...followUp(suivi, context.today),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function followUp(suivi: Suivi, today: string): readonly string[] {
  const { rencontres, premiere, derniere } = suivi;
  if (rencontres === 0 || !premiere || !derniere) return ['Aucune activité pour le moment.'];
  const met =
    rencontres === 1
      ? `Une activité, ${sayDate(derniere, today)}`
      : `${rencontres} activités, de ${sayDate(premiere, today)} à ${sayDate(derniere, today)}`;
  return [`- ${met}`, ...themes(suivi), ...autonomy(suivi), ...demarches(suivi)];
}

function themes({ thematiques: worked }: Suivi): readonly string[] {
  if (worked.length === 0) return [];
  const said = worked.slice(0, THEMES).map(({ code, fois }) => `${labelOf(thematiques, code)} (${fois})`);
  return [`- **Thématiques** : ${said.join(', ')}`];
}

function autonomy({ autonomie }: Suivi): readonly string[] {
  if (autonomie.length === 0) return [];
  return [
    `- **Autonomie** : ${autonomie
      .map(({ etoiles }) => stars(etoiles))
      .slice(-6)
      .join(' → ')}`,
  ];
}

function demarches({ demarches: known }: Suivi): readonly string[] {
  return known.slice(0, DEMARCHES).map(({ nom, etat }) => {
    const said = etat === undefined ? '' : ` : ${labelOf(etatsDemarche, etat)}`;
    return `- **Démarche** ${plain(nom)}${said}`;
  });
}
