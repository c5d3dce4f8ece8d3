// The sendings of a person's sheet: to whom, when, what became of each, who may be told; a link closed, a correction sent.
import { idOf } from '#bot/conversations/identity.ts';
import { nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { ETATS_DITS, isOpen, referenceOf } from '#bot/domain/beneficiaire/envoi.ts';
import { motifs, voies } from '#bot/domain/vocabulary/envoi.ts';
import { labelOf } from '#bot/forms/summary.ts';
import { type Block, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { findNoms } from '#bot/storage/acteurs.ts';
import { changeEnvoi, envoisOf, findEnvoi, type StoredEnvoi } from '#bot/storage/envois.ts';
import { personnePour, type Vue } from '#bot/storage/vues.ts';
import type { Run } from './beneficiaire-plus-menu.ts';
import { openEnvoi } from './envoi.ts';
import { code, plain } from './markdown.ts';
import {
  type Action,
  buttonsFor,
  dataOf,
  type Pressable,
  type Session,
  say,
  sayMoment,
  whoAsks,
} from './session.ts';

const SHOWN = 5;

export const showEnvois: Run = async ({ personne }, session, deps) => {
  const vue = await personnePour({ acte: 'voir', personne, ...whoAsks(session) }, deps);
  const all = (await envoisOfSheet(vue, deps)).slice(0, SHOWN);
  const name = plain(nomComplet(vue.sheet));
  if (all.length === 0) return say(`La fiche de **${name}** n’a été envoyée à personne.`);
  const others = all.map(({ auteur }) => auteur).filter((auteur) => auteur !== session.acteur.id);
  const noms = await findNoms(others, deps);
  return say(`Envois de la fiche de **${name}** :`, {
    blocks: all.map((envoi, index) => envoiBlock(envoi, { index, noms, session }, deps)),
    lasting: 'Des envois sont prêts à lire : tapez /beneficiaire.',
  });
};

/** Those that this person may see, sheets merged into hers included, the last first. */
async function envoisOfSheet({ sheet, voit }: Vue, deps: Deps): Promise<readonly StoredEnvoi[]> {
  const ids = [sheet.id, ...(sheet.fondues ?? [])];
  const all = await Promise.all(ids.map((id) => envoisOf(id, deps)));
  return all
    .flat()
    .filter(({ auteur }) => voit(auteur))
    .toSorted((a, b) => b.prepareLe - a.prepareLe);
}

function envoiBlock(
  envoi: StoredEnvoi,
  at: { readonly index: number; readonly noms: ReadonlyMap<string, string>; readonly session: Session },
  deps: Deps,
): Block {
  const { session, index, noms } = at;
  const own = envoi.auteur === session.acteur.id;
  const by = own ? '' : ` · par ${plain(noms.get(envoi.auteur) ?? '')}`;
  const opened =
    envoi.ouvertures.length === 0
      ? ''
      : ` · lu ${envoi.ouvertures.length} fois, la dernière ${sayMoment(envoi.ouvertures.at(-1) ?? 0, session)}`;
  const closed = envoi.revoqueLe === undefined ? '' : ' · lien fermé';
  const text = [
    `**${sayMoment(envoi.envoyeLe ?? envoi.prepareLe, session)}** · ${code(envoi.scelle.adresse)} · ${ETATS_DITS[envoi.etat]}${opened}${closed}${by}`,
    `${labelOf(motifs, envoi.motif)} · ${labelOf(voies, envoi.voie)} · réf. ${referenceOf(envoi.id)}`,
  ].join('\n');
  const buttons = own
    ? buttonsFor(pressablesOf(envoi, session.now), { session, prefix: `e${index}x` }, deps)
    : [];
  return { text, buttons };
}

function pressablesOf(envoi: StoredEnvoi, now: number): readonly Pressable[] {
  const data = { personne: envoi.personne, envoi: envoi.id };
  const left = envoi.etat === 'envoye' || envoi.etat === 'inconnu';
  return [
    ...(left ? [{ label: 'Rectifier', action: 'envois.rectifier', data }] : []),
    ...(isOpen(envoi, now)
      ? [{ label: 'Fermer le lien', action: 'envois.fermer', data, style: 'danger' as const }]
      : []),
  ];
}

/** One's own sending, on a sheet that one may still send. */
async function ownEnvoi(
  { ticket }: Parameters<Action>[0],
  session: Session,
  deps: Deps,
): Promise<StoredEnvoi> {
  const personne = dataOf(ticket, 'personne');
  await personnePour({ acte: 'voir', personne, ...whoAsks(session) }, deps);
  const envoi = await findEnvoi({ personne, id: dataOf(ticket, 'envoi') }, deps);
  if (envoi?.auteur !== session.acteur.id) throw new Refus('Cet envoi n’existe plus.');
  return envoi;
}

/** The same again as it is now, to the same address: it says what it replaces. The agreement is asked again. */
const correct: Action = async (press, session, deps): Promise<Reply> => {
  const { id, personne, scelle, motif, contenu, voie } = await ownEnvoi(press, session, deps);
  const values = { adresse: scelle.adresse, motif, contenu, voie, remplace: id };
  return openEnvoi({ id: idOf(press.ticket.n), personne, values }, session, deps);
};

const close: Action = async (press, session, deps) => {
  const envoi = await ownEnvoi(press, session, deps);
  await changeEnvoi(
    envoi,
    { apply: (now) => (now.revoqueLe === undefined ? { ...now, revoqueLe: session.now } : undefined) },
    deps,
  );
  return say('Le lien est fermé : il n’ouvre plus rien.');
};

const see: Action = async ({ ticket }, session, deps) =>
  showEnvois({ ticket, personne: dataOf(ticket, 'personne') }, session, deps);

export const envoisActions: Readonly<Record<string, Action>> = {
  'envois.voir': see,
  'envois.rectifier': correct,
  'envois.fermer': close,
};
