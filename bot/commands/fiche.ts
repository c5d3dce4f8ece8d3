// `/fiche <nom> à <adresse>`: send somebody's sheet, in one message and four presses.
import { idOf } from '#bot/conversations/identity.ts';
import { annuaireOf, LONGEST_SEARCH } from '#bot/domain/beneficiaire/annuaire.ts';
import { envoiForm } from '#bot/domain/beneficiaire/envoi-form.ts';
import { search } from '#bot/domain/beneficiaire/recherche.ts';
import { cleanLine } from '#bot/forms/clean.ts';
import type { Answers } from '#bot/forms/field.ts';
import { Refus } from '#bot/ports.ts';
import { readAnnuaire } from '#bot/storage/annuaires.ts';
import { findConversation } from '#bot/storage/conversations.ts';
import { personLine } from './beneficiaire-card.ts';
import { openEnvoi } from './envoi.ts';
import { storeOpening } from './filling.ts';
import { plain } from './markdown.ts';
import { type Action, buttonsFor, type Command, dataOf, say, whoAsks } from './session.ts';

const SHOWN = 5;
const ADDRESS = /[^\s<>(),;:"]+@[^\s<>(),;:"]+/;
const TO = /\s+(?:à|a|pour)\s*$/i;

/** « dupon à a@ccas.fr » */
function parsed(text: string): { readonly nom: string; readonly values: Answers } {
  const adresse = ADDRESS.exec(text)?.[0];
  const nom = cleanLine(adresse === undefined ? text : text.replace(adresse, ' ')).replace(TO, '');
  return { nom, values: adresse === undefined ? {} : { adresse: adresse.toLowerCase() } };
}

export const fiche: Command = async (typed, session, deps) => {
  const { nom, values } = parsed(cleanLine(typed).slice(0, 3 * LONGEST_SEARCH));
  if (nom === '') throw new Refus('Dites de qui : par exemple /fiche dupon à as@ccas.exemple.fr');
  const entries = await readAnnuaire(whoAsks(session), deps);
  const certain = annuaireOf(entries, session.today).certain(nom);
  const id = idOf(session.request.id);
  if (certain !== undefined) return openEnvoi({ id, personne: certain, values }, session, deps);
  const found = search(entries, nom, { limit: SHOWN });
  if (found.length === 0) throw new Refus(`Personne ne correspond à « ${nom} ».`);
  // The address is kept with the form, never in a button.
  await storeOpening(
    { id, form: envoiForm, names: [], values, origin: 'message', said: false },
    session,
    deps,
  );
  return say(`Pour « ${plain(nom)} », de qui envoyer la fiche ?`, {
    blocks: found.map(({ entree }, index) => {
      const choose = { label: 'Envoyer', action: 'fiche.de', data: { personne: entree.id, mots: id } };
      const buttons = buttonsFor([choose], { session, prefix: `p${index}x` }, deps);
      return { text: personLine(entree, session.today), buttons };
    }),
    lasting: 'Votre recherche est prête : tapez /fiche.',
  });
};

const chosen: Action = async ({ ticket }, session, deps) => {
  const kept = await findConversation(session.acteur.id, dataOf(ticket, 'mots'), deps);
  const values = (kept?.values ?? {}) as Answers;
  return openEnvoi({ id: idOf(ticket.n), personne: dataOf(ticket, 'personne'), values }, session, deps);
};

export const ficheCommandActions: Readonly<Record<string, Action>> = { 'fiche.de': chosen };
