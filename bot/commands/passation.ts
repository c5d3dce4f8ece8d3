// Handing files over to a colleague when one leaves: all of them (`/partage passation @karim`), or one person's from her sheet.
import { idOf } from '#bot/conversations/identity.ts';
import { type Beneficiaire, nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { mentionsIn, passationForm } from '#bot/domain/partage-form.ts';
import { type Colleague, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { findNoms } from '#bot/storage/acteurs.ts';
import { saveConversation } from '#bot/storage/conversations.ts';
import { proposePartage } from '#bot/storage/partages.ts';
import { personnePour } from '#bot/storage/vues.ts';
import type { Run } from './beneficiaire-plus-menu.ts';
import { colleguesIn, keepOwnName } from './collegues.ts';
import { type Completion, freshId, openForm } from './filling.ts';
import { plain } from './markdown.ts';
import { CE_QUI_SE_PASSE, sayProposition } from './partage-dit.ts';
import { type Action, buttonsFor, type Command, dataOf, type Session, say, whoAsks } from './session.ts';

/** `/partage passation @karim`: nothing is proposed before what it means was read. */
export const passation: Command = async (typed, session, deps) => {
  const found = await collegueIn(typed, session, deps);
  if ('error' in found) throw new Refus(found.error);
  const pressable = {
    label: 'Passer tous mes dossiers',
    action: 'passation.proposer',
    data: { a: found.acteur },
    style: 'primary',
  } as const;
  const text = `Passer tous vos dossiers à **${plain(found.nom)}** ? ${CE_QUI_SE_PASSE}`;
  return say('', { blocks: [{ text, buttons: buttonsFor([pressable], { session }, deps) }] });
};

const NOBODY = 'Indiquez une personne, par exemple @karim.';

/** Files go to one person. */
async function collegueIn(
  typed: string,
  session: Session,
  deps: Deps,
): Promise<Colleague | { readonly error: string }> {
  if (mentionsIn(typed).length > 1) return { error: 'Passez vos dossiers à une seule personne.' };
  const found = await colleguesIn(typed, session, deps);
  return 'error' in found ? found : (found[0] ?? { error: NOBODY });
}

const propose: Action = async ({ ticket }, session, deps) => {
  const a = dataOf(ticket, 'a');
  const noms = await findNoms([a], deps);
  return say(
    await proposed({ acteur: a, nom: noms.get(a) ?? '' }, { id: idOf(ticket.n) }, { session, deps }),
  );
};

interface Proposed {
  /** Of the agreement to be. */
  readonly id: string;
  /** One file alone. */
  readonly personne?: string;
}

/** Asked once, whatever is sent again. */
async function proposed(
  { acteur: avec, nom }: Colleague,
  { id, personne }: Proposed,
  { session, deps }: { readonly session: Session; readonly deps: Deps },
): Promise<string> {
  const acteur = session.acteur.id;
  const of = personne === undefined ? {} : { personne };
  if (personne !== undefined) await personnePour({ acte: 'passer', personne, ...whoAsks(session) }, deps);
  await keepOwnName(session, deps);
  const done = await proposePartage({ acteur, avec, sorte: 'passation', ...of }, id, deps);
  return sayProposition(done, nom);
}

const askWhom: Action = async ({ ticket }, session, deps) => openPassation({ ticket }, session, deps);

/** From the menu of a sheet: that file alone. */
export const passFile: Run = async ({ ticket, personne }, session, deps) => {
  const { sheet } = await personnePour({ acte: 'passer', personne, ...whoAsks(session) }, deps);
  return openPassation({ ticket, sheet }, session, deps);
};

async function openPassation(
  { ticket, sheet }: Pick<Parameters<Run>[0], 'ticket'> & { readonly sheet?: Beneficiaire },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  return openForm(
    {
      id: await freshId(ticket, session, deps),
      form: passationForm,
      names: passationForm.firstScreen,
      values: {},
      origin: 'formulaire',
      said: false,
      intro: `${sheet ? `Dossier de **${plain(nomComplet(sheet))}**. ` : ''}${CE_QUI_SE_PASSE}`,
      ...(sheet && { target: { id: sheet.id, rev: sheet.rev } }),
    },
    session,
    deps,
  );
}

export const passationCompletion: Completion = {
  save: async ({ conversation, values }, session, deps) => {
    const found = await collegueIn(String(values.collegue), session, deps);
    if ('error' in found) return { show: 'invalid', error: found.error, errors: { collegue: found.error } };
    const personne = conversation.target?.id;
    const what = { id: conversation.id, ...(personne !== undefined && { personne }) };
    const text = await proposed(found, what, { session, deps });
    await saveConversation(conversation, deps);
    return { show: 'closed', message: { text, lasting: 'Votre proposition est partie.' } };
  },
  confirm: async () => say('Votre proposition est déjà partie.'),
};

export const passationActions: Readonly<Record<string, Action>> = {
  'passation.proposer': propose,
  'passation.saisir': askWhom,
};
