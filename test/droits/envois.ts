// Buttons of sendings: of her sheet by whoever may send it, and of what was prepared or sent, which only its author has.
import type { Acte } from '#bot/domain/beneficiaire/droits.ts';
import { type Entree, HER, NEVER, pressing, type Table, wrote } from './gestes.ts';

type More = Parameters<typeof pressing>[3];

/** A sending of one’s own, as its state makes the button possible; and one of a colleague, which nothing makes possible. */
const sent = (action: string, which: 'prepare' | 'parti', permis: Acte, more: More = {}): Entree => [
  pressing(action, { ...HER, envoi: `envoi-${which}` }, permis, more),
  pressing(action, { ...HER, envoi: `envoi-${which}-du-tiers` }, NEVER, { ...more, quoi: 'd’un autre' }),
];

export const ENVOIS: Table = {
  'beneficiaire.envoyer': [pressing('beneficiaire.envoyer', HER, 'envoyer')],
  'envoi.a': [pressing('envoi.a', HER, 'envoyer')],
  'fiche.de': [pressing('fiche.de', { ...HER, mots: 'mots' }, 'envoyer')],
  'envoi.revoir': sent('envoi.revoir', 'prepare', 'envoyer'),
  'envoi.partir': sent('envoi.partir', 'prepare', 'envoyer', { passe: wrote('job') }),
  'envoi.jeter': sent('envoi.jeter', 'prepare', 'envoyer', { passe: wrote('envoi') }),
  'envois.voir': [pressing('envois.voir', HER, 'voir')],
  'envois.rectifier': sent('envois.rectifier', 'parti', 'envoyer'),
  'envois.fermer': sent('envois.fermer', 'parti', 'voir', { passe: wrote('envoi') }),
};
