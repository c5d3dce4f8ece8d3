// What is kept of a person: activities, tasks, sendings, open forms; written beside the commands, which the tests are of.
import { formById } from '#bot/commands/forms.ts';
import type { Conversation } from '#bot/conversations/conversation.ts';
import { DRAFT_LIFE } from '#bot/conversations/conversation.ts';
import type { Envoi } from '#bot/domain/beneficiaire/envoi.ts';
import type { Answers } from '#bot/forms/field.ts';
import { saveConversation } from '#bot/storage/conversations.ts';
import { nameOf } from '#bot/storage/envoi-fichier.ts';
import { createEnvoi } from '#bot/storage/envois.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { changeTache } from '#bot/storage/save-tache.ts';
import { ficheDe } from '#test/documents/fiches.ts';
import { ELLE, IDENTITE, PRENOM } from './identite.ts';
import type { Scene } from './scene.ts';

export async function record(
  { deps }: Scene,
  { auteur, id, values }: { readonly auteur: string; readonly id: string; readonly values: Answers },
): Promise<void> {
  const all = {
    date: '2026-11-18',
    duree: 45,
    thematiques: ['email'],
    lieu: { type: 'a_distance' },
    demarches: [{ nom: 'carte grise', etat: 'devra_revenir' }],
    personne: ELLE,
    ...values,
  };
  const at = deps.clock();
  const cra = { id, auteur, type: 'individuel', version: 1, values: all, creeLe: at, modifieLe: at, rev: 0 };
  const apply = () => ({ ...cra, origine: 'formulaire' as const });
  await changeCra({ auteur, id, geste: `g${id}`, apply }, deps);
}

export async function note(
  { deps }: Scene,
  { acteur, id, quoi = 'rappeler' }: { readonly acteur: string; readonly id: string; readonly quoi?: string },
): Promise<void> {
  const at = deps.clock();
  const tache = { id, acteur, quoi, le: '2026-11-20', personne: ELLE, creeLe: at, modifieLe: at };
  const apply = () => ({ ...tache, rev: 0 });
  await changeTache({ acteur: { id: acteur, fuseau: 'Europe/Paris' }, id, geste: `g${id}`, apply }, deps);
}

type Sent = Pick<Envoi, 'auteur' | 'id' | 'etat' | 'voie'> & { readonly adresse?: string };

export async function send(
  { deps }: Scene,
  { adresse = 'as@ccas.exemple.fr', ...envoi }: Sent,
): Promise<void> {
  const { clock, files } = deps;
  const scelle = { adresse, reponse: 'a@exemple.test', fiche: ficheDe(1) };
  const chosen = { motif: 'accompagnement', accord: 'oral', contenu: ['identite'] };
  const all = {
    ...envoi,
    ...chosen,
    personne: ELLE,
    prepareLe: clock(),
    essais: 0,
    ouvertures: [],
    erreurs: 0,
  };
  await createEnvoi({ ...all, scelle }, deps);
  // Made already: what is tried here is who may see it, not how it is drawn.
  await files.create(nameOf(envoi), new TextEncoder().encode(PRENOM), clock() + DRAFT_LIFE);
}

export interface Draft {
  /** Id of its form. */
  readonly form: string;
  readonly id: string;
  readonly acteur: string;
  /** The record that it is about. */
  readonly target?: string;
  readonly values?: Answers;
  readonly done?: Conversation['done'];
  /** Whom that record names already. */
  readonly named?: string;
}

/** A form opened when it could be, and left open. */
export async function draft({ deps }: Scene, of: Draft): Promise<void> {
  const { form, id, acteur, target, values = IDENTITE, done, named } = of;
  await saveConversation(
    {
      id,
      acteur,
      form: { id: form, version: 1 },
      values: { ...values },
      raw: {},
      reading: [...(formById(form)?.firstScreen ?? [])],
      touched: [],
      origin: 'formulaire',
      leftovers: [],
      said: false,
      ...(target !== undefined && {
        target: { id: target, rev: 1, ...(named !== undefined && { personne: named }) },
      }),
      ...(done && { done }),
      createdAt: deps.clock(),
      expiresAt: deps.clock() + DRAFT_LIFE,
      rev: 1,
    },
    deps,
  );
}
