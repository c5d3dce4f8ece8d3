// Sending somebody's sheet: the form from her sheet or from `/fiche`, then what is prepared, to be looked at before it leaves.
import { idOf } from '#bot/conversations/identity.ts';
import { employeurLe } from '#bot/domain/acteur.ts';
import { nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import type { Envoi, Voie } from '#bot/domain/beneficiaire/envoi.ts';
import { referenceOf } from '#bot/domain/beneficiaire/envoi.ts';
import { envoiForm, envoiLibreForm, PAR_DEFAUT } from '#bot/domain/beneficiaire/envoi-form.ts';
import type { Ligne } from '#bot/domain/beneficiaire/fiche.ts';
import { ficheDe } from '#bot/domain/beneficiaire/fiche-de.ts';
import { newPassword } from '#bot/domain/beneficiaire/mot-de-passe.ts';
import { longDate, todayIn } from '#bot/forms/dates.ts';
import type { Answers } from '#bot/forms/field.ts';
import { type Deps, Refus, type Reply } from '#bot/ports.ts';
import { findNoms } from '#bot/storage/acteurs.ts';
import { saveConversation } from '#bot/storage/conversations.ts';
import { recentDestinataires } from '#bot/storage/destinataires.ts';
import { createEnvoi, findEnvoi, passwordMark } from '#bot/storage/envois.ts';
import { crasOfPersonne } from '#bot/storage/passages.ts';
import { tachesOfPersonne } from '#bot/storage/taches.ts';
import { personnePour, type Vue } from '#bot/storage/vues.ts';
import { keepOwnName } from './collegues.ts';
import { preparedBy, previewOf } from './envoi-apercu.ts';
import { type Completed, type Completion, openForm } from './filling.ts';
import { plain } from './markdown.ts';
import { type Action, buttonsFor, dataOf, formContext, type Session, say, whoAsks } from './session.ts';

/** Activities read for a sheet that leaves. */
const READ = 500;

export interface Opening {
  readonly id: string;
  readonly personne: string;
  /** What is filled already. */
  readonly values?: Answers;
}

/** The form, for who may send her sheet. */
export async function openEnvoi(
  { id, personne, values = {} }: Opening,
  session: Session,
  deps: Deps,
): Promise<Reply> {
  if (!deps.reglages.courriel)
    throw new Refus('L’envoi par e-mail n’est pas configuré : demandez à qui administre Coopilote.');
  const { sheet } = await personnePour({ acte: 'envoyer', personne, ...whoAsks(session) }, deps);
  const form = deps.reglages.sansMotDePasse ? envoiLibreForm : envoiForm;
  return openForm(
    {
      id,
      form,
      names: form.firstScreen,
      values: { ...PAR_DEFAUT, ...values },
      origin: 'formulaire',
      said: false,
      target: { id: sheet.id, rev: sheet.rev },
      intro: `Fiche de **${plain(nomComplet(sheet))}**. Dites-lui ce qui est envoyé, à qui et pourquoi, avant de noter son accord.`,
    },
    session,
    deps,
  );
}

/** « Envoyer » on a sheet: addresses written to before are offered, so that one is typed once. */
const send: Action = async ({ ticket }, session, deps) => {
  const personne = dataOf(ticket, 'personne');
  await personnePour({ acte: 'envoyer', personne, ...whoAsks(session) }, deps);
  const recent = await recentDestinataires(session.acteur.id, deps);
  if (recent.length === 0) return openEnvoi({ id: idOf(ticket.n), personne }, session, deps);
  const known = recent.map((adresse) => ({
    label: adresse,
    action: 'envoi.a',
    data: { personne, a: addressMark(adresse) },
  }));
  const other = {
    label: 'Une autre adresse',
    action: 'envoi.a',
    data: { personne },
    style: 'primary',
  } as const;
  return say('À qui ?', {
    blocks: [{ text: '', buttons: buttonsFor([...known, other], { session }, deps) }],
  });
};

/** Tells an address in a button, which must hold none. */
function addressMark(adresse: string): string {
  return idOf('adresse', adresse).slice(0, 12);
}

const sendTo: Action = async ({ ticket }, session, deps) => {
  const personne = dataOf(ticket, 'personne');
  const recent = await recentDestinataires(session.acteur.id, deps);
  const adresse = recent.find((one) => addressMark(one) === ticket.d.a);
  return openEnvoi(
    { id: idOf(ticket.n), personne, ...(adresse !== undefined && { values: { adresse } }) },
    session,
    deps,
  );
};

/** Prepares it: everything is frozen as it is now, and shown before anything leaves. */
const prepare: Completion['save'] = async (completed, session, deps) => {
  const { conversation } = completed;
  const personne = conversation.target?.id ?? '';
  const vue = await personnePour({ acte: 'envoyer', personne, ...whoAsks(session) }, deps);
  const reponse = await ownAddress(session, deps);
  await keepOwnName(session, deps);
  const envoi = { personne: vue.sheet.id, id: envoiIdOf(conversation) };
  await createEnvoi(await preparedEnvoi({ ...envoi, completed, vue, reponse }, session, deps), deps);
  const done = { id: `${vue.sheet.id}/${envoi.id}`, answers: conversation.done?.answers ?? '' };
  await saveConversation({ ...conversation, done }, deps);
  return shown(envoi, session, deps);
};

/** The same for a repeat of the same form; later ones sort later. */
function envoiIdOf({ createdAt, id }: Completed['conversation']): string {
  return `${createdAt.toString(36).padStart(9, '0')}${id.slice(0, 17)}`;
}

async function shown(of: Pick<Envoi, 'personne' | 'id'>, session: Session, deps: Deps): Promise<Reply> {
  const prepared = await preparedBy(of, session, deps);
  return { show: 'closed', message: previewOf(prepared, session, deps) };
}

const confirm: Completion['confirm'] = async (id, session, deps) => {
  const [personne = '', envoi = ''] = id.split('/');
  return shown({ personne, id: envoi }, session, deps);
};

export const envoiCompletion: Completion = { save: prepare, confirm };

/** Where the recipient answers: the mediator's own address. */
async function ownAddress({ acteur, request }: Session, deps: Deps): Promise<string> {
  const kept = acteur.emailScelle === undefined ? undefined : await deps.keyring.open(acteur.emailScelle);
  const address = kept ?? (await request.profile()).email;
  if (address === undefined)
    throw new Refus(
      'Indiquez d’abord votre adresse e-mail dans /profil : c’est à elle que le destinataire répondra.',
    );
  return address;
}

interface Preparing extends Pick<Envoi, 'personne' | 'id'> {
  readonly completed: Completed;
  readonly vue: Vue;
  readonly reponse: string;
}

async function preparedEnvoi(preparing: Preparing, session: Session, deps: Deps) {
  const { personne, id, completed, reponse } = preparing;
  const { adresse, motif, accord, contenu, voie, remplace } = completed.values;
  const motDePasse = voie === 'libre' ? undefined : newPassword(deps.random);
  const scelle = {
    adresse: String(adresse),
    reponse,
    fiche: await printed(preparing, session, deps),
    ...(motDePasse !== undefined && { motDePasse, empreinte: passwordMark(id, motDePasse) }),
  };
  return {
    id,
    personne,
    auteur: session.acteur.id,
    etat: 'prepare' as const,
    voie: String(voie) as Voie,
    motif: String(motif),
    accord: String(accord),
    contenu: Array.isArray(contenu) ? contenu.map(String) : [],
    prepareLe: session.now,
    essais: 0,
    ouvertures: [],
    erreurs: 0,
    ...(typeof remplace === 'string' && { remplace }),
    scelle,
  };
}

/** What is printed, of what the sender may read. */
async function printed({ personne, id, completed, vue, reponse }: Preparing, session: Session, deps: Deps) {
  const acteur = session.acteur.id;
  const { values } = completed;
  const { cras } = await crasOfPersonne({ personne, acteur, voit: vue.voit, limit: READ }, deps);
  const taches = await aFaire(personne, acteur, deps);
  const noms = await findNoms([acteur, ...cras.map(({ auteur }) => auteur)], deps);
  const correction =
    typeof values.remplace === 'string'
      ? await correctionOf(vue, values.remplace, { session, deps })
      : undefined;
  return ficheDe(
    {
      reference: referenceOf(id),
      date: session.today,
      choix: {
        motif: String(values.motif),
        accord: String(values.accord),
        contenu: Array.isArray(values.contenu) ? values.contenu.map(String) : [],
        periode: String(values.periode),
      },
      expediteur: senderLines({ nom: noms.get(acteur) ?? '', reponse }, session),
      sheet: vue.sheet,
      cras,
      taches,
      noms,
      auteur: acteur,
      ...(correction !== undefined && { remplace: correction }),
    },
    await formContext(session, deps),
  );
}

/** What the sender has yet to do for her. */
async function aFaire(personne: string, acteur: string, deps: Deps) {
  const taches = await tachesOfPersonne(personne, acteur, deps);
  return taches.map(({ quoi, le }) => ({ quoi, ...(le !== undefined && { quand: le }) }));
}

function senderLines(
  { nom, reponse }: { readonly nom: string; readonly reponse: string },
  { acteur, today }: Session,
): readonly Ligne[] {
  const structure = employeurLe(acteur, today);
  return [
    { label: 'Envoyée par', texte: nom },
    ...(structure === undefined ? [] : [{ label: 'Structure', texte: structure }]),
    { label: 'Adresse pour répondre', texte: reponse },
  ];
}

/** « Cette fiche remplace celle du 20 novembre 2026 (réf. k3f9a2). » */
async function correctionOf(
  { sheet }: Vue,
  remplace: string,
  { session, deps }: { readonly session: Session; readonly deps: Deps },
): Promise<string | undefined> {
  const ids = [sheet.id, ...(sheet.fondues ?? [])];
  const found = await Promise.all(ids.map((personne) => findEnvoi({ personne, id: remplace }, deps)));
  const before = found.find((envoi) => envoi !== undefined);
  if (!before) return undefined;
  const day = longDate(todayIn(session.acteur.fuseau, before.envoyeLe ?? before.prepareLe));
  return `Cette fiche remplace celle du ${day} (réf. ${referenceOf(before.id)}).`;
}

export const envoiActions: Readonly<Record<string, Action>> = {
  'beneficiaire.envoyer': send,
  'envoi.a': sendTo,
};
