// What the menu « Plus » of an activity does: see it whole, copy it, change its type, delete it and bring it back.

import { idOf } from '#bot/conversations/identity.ts';
import { mayRecord } from '#bot/domain/acteur.ts';
import { convertCra } from '#bot/domain/cra/cra.ts';
import { typeCra, typesFor } from '#bot/domain/cra/index.ts';
import { type Deps, Refus, type Reply } from '#bot/ports.ts';
import { findCra, type StoredCra } from '#bot/storage/cras.ts';
import { changeCra, restoreCra } from '#bot/storage/save-cra.ts';
import { craLine, craSheet } from './cra-card.ts';
import { copyCra } from './cra-copy.ts';
import { openAsType } from './cra-saving.ts';
import { freshId } from './filling.ts';
import { type Action, buttonsFor, contextOf, dataOf, type Session, say } from './session.ts';

type Choice = (
  cra: StoredCra,
  press: Parameters<Action>[0],
  at: { session: Session; deps: Deps },
) => Promise<Reply>;

const see: Choice = async (cra, _press, { session, deps }) => {
  const context = await contextOf([cra], session, deps);
  return say(craSheet(cra, context), { lasting: 'Votre activité est prête à être vue : tapez /historique.' });
};

const duplicate: Choice = async (cra, { ticket }, { session, deps }) =>
  copyCra({ id: await freshId(ticket, session, deps), from: cra }, session, deps);

const chooseType: Choice = async (cra, _press, { session, deps }) => {
  const current = typeCra(cra.type);
  const types = typesFor(session.acteur.role).filter(
    (type) => type.id !== cra.type && type.metier === current?.metier,
  );
  const pressables = types.map((type) => ({
    label: type.bouton,
    action: 'historique.changer',
    data: { cra: cra.id, type: type.id },
  }));
  const buttons = buttonsFor(pressables, { session }, deps);
  return say('Changer de type : ce qui est commun est gardé, vous relisez avant d’enregistrer.', {
    blocks: [{ text: '', buttons }],
  });
};

const remove: Choice = async (cra, { ticket }, { session, deps }) => {
  const { auteur, id } = cra;
  await changeCra({ auteur, id, geste: idOf(ticket.n, 'supprimer'), apply: () => undefined }, deps);
  const context = await contextOf([cra], session, deps);
  const undo = { label: 'Annuler la suppression', action: 'historique.retablir', data: { cra: id } };
  const text = `Supprimé : ${craLine(cra, context)}`;
  return say('Vous pouvez revenir en arrière pendant 10 minutes.', {
    blocks: [{ text, buttons: buttonsFor([undo], { session }, deps) }],
    lasting: 'Activité supprimée.',
  });
};

const choices: Readonly<Record<string, Choice>> = {
  voir: see,
  dupliquer: duplicate,
  type: chooseType,
  supprimer: remove,
};

const plus: Action = async (press, session, deps) => {
  const { choice = '' } = press;
  const run = Object.hasOwn(choices, choice) ? choices[choice] : undefined;
  if (!run) throw new Refus('Choisissez une action dans la liste « Plus ».');
  const cra = await findCra(session.acteur.id, dataOf(press.ticket, 'cra'), deps);
  if (!cra) throw new Refus('Cette activité n’existe plus.');
  return run(cra, press, { session, deps });
};

const changeType: Action = async ({ ticket }, session, deps) => {
  const cra = await findCra(session.acteur.id, dataOf(ticket, 'cra'), deps);
  const [from, to] = [cra && typeCra(cra.type), typeCra(dataOf(ticket, 'type'))];
  if (!cra || !from || !to) throw new Refus('Cette activité n’existe plus.');
  if (!mayRecord(session.acteur.role, to))
    throw new Refus(`« ${to.form.titre} » n’est pas ouvert à votre rôle.`);
  const values = convertCra(cra.values, from, to);
  return openAsType({ cra, form: to.form, values, id: await freshId(ticket, session, deps) }, session, deps);
};

const restore: Action = async ({ ticket }, session, deps) => {
  const id = dataOf(ticket, 'cra');
  const restored = await restoreCra(
    { auteur: session.acteur.id, id, geste: idOf(ticket.n, 'retablir') },
    deps,
  );
  if (!restored) throw new Refus('Les 10 minutes sont passées : cette activité ne peut plus être rétablie.');
  const context = await contextOf([restored], session, deps);
  return say(`Rétabli : ${craLine(restored, context)}`, { lasting: 'Activité rétablie.' });
};

export const plusActions: Readonly<Record<string, Action>> = {
  'historique.plus': plus,
  'historique.changer': changeType,
  'historique.retablir': restore,
};
