// `/lieux`: one's places of activity, to add, rename, put first or archive.
import { idOf } from '#bot/conversations/identity.ts';
import type { Acteur } from '#bot/domain/acteur.ts';
import {
  addLieu,
  archiveLieu,
  favoriteLieu,
  type Lieu,
  lieuForm,
  orderedLieux,
  renameLieu,
  restoreLieu,
  sameLieu,
} from '#bot/domain/lieu.ts';
import type { CommuneValue } from '#bot/forms/field.ts';
import { type Block, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { changeActeur } from '#bot/storage/save-acteur.ts';
import { type Completed, type Completion, freshId, openForm } from './filling.ts';
import { plain } from './markdown.ts';
import { type Action, buttonsFor, type Command, dataOf, menuFor, type Session, say } from './session.ts';

/** More would not fit a message that is pleasant to read; the list of a form shows them all. */
const SHOWN = 20;

/** The profile is read at every request, places and archived ones included. */
const MOST = 200;

export const lieux: Command = async (text, session, deps) => {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  if (/^(ajouter|nouveau|\+)$/i.test(first)) {
    const nom = rest.join(' ').slice(0, 80);
    return openLieu(
      { id: idOf(session.request.id), values: nom ? { nom } : {}, said: nom !== '' },
      session,
      deps,
    );
  }
  return list('', session, deps);
};

function list(done: string, session: Session, deps: Deps): Reply {
  const own = orderedLieux(session.acteur.lieux).filter((lieu) => !lieu.archive);
  const blocks = own.slice(0, SHOWN).map((lieu, index) => lieuBlock(lieu, index, { session, deps }));
  const add = buttonsFor(
    [{ label: 'Ajouter un lieu', action: 'lieux.ajouter', style: 'primary' }],
    { session, prefix: 'a' },
    deps,
  );
  const text =
    own.length === 0
      ? 'Vous n’avez pas encore de lieu d’activité.'
      : 'Vos lieux d’activité, le favori en premier :';
  return say([done, text].filter(Boolean).join('\n\n'), {
    blocks: [...blocks, ...archivedBlock({ session, deps }), { text: '', buttons: add }],
    lasting: 'Vos lieux : tapez /lieux.',
  });
}

/** Archived places, to bring one back. */
function archivedBlock({ session, deps }: { session: Session; deps: Deps }): readonly Block[] {
  const archived = orderedLieux(session.acteur.lieux).filter((lieu) => lieu.archive);
  if (archived.length === 0) return [];
  const options = archived.slice(0, SHOWN).map(({ id, nom }) => ({ code: id, label: nom }));
  const menu = menuFor(
    { id: 'archives', label: 'Rétablir', options, action: 'lieux.retablir' },
    session,
    deps,
  );
  return [{ text: 'Lieux archivés :', menu }];
}

function lieuBlock(lieu: Lieu, index: number, { session, deps }: { session: Session; deps: Deps }): Block {
  const options = [
    { code: 'modifier', label: 'Renommer' },
    ...(lieu.favori ? [] : [{ code: 'favori', label: 'Mettre en favori' }]),
    { code: 'archiver', label: 'Archiver' },
  ];
  const menu = menuFor(
    { id: `lieu${index}`, label: 'Actions', options, action: 'lieux.agir', data: { lieu: lieu.id } },
    session,
    deps,
  );
  return {
    text: `${lieu.favori ? '★ ' : ''}**${plain(lieu.nom)}**${lieu.commune ? ` · ${lieu.commune.nom}` : ''}`,
    menu,
  };
}

async function openLieu(
  of: {
    readonly id: string;
    readonly values: Readonly<Record<string, string | CommuneValue>>;
    readonly said: boolean;
    readonly target?: { id: string; rev: number };
  },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  return openForm(
    { ...of, form: lieuForm, names: lieuForm.firstScreen, origin: 'formulaire' },
    session,
    deps,
  );
}

const openNew: Action = async ({ ticket }, session, deps) =>
  openLieu({ id: await freshId(ticket, session, deps), values: {}, said: false }, session, deps);

const act: Action = async ({ ticket, choice }, session, deps) => {
  const id = dataOf(ticket, 'lieu');
  const lieu = session.acteur.lieux.find((l) => l.id === id);
  if (!lieu) throw new Refus('Ce lieu n’existe plus : tapez /lieux pour voir les vôtres.');
  if (choice === 'modifier') {
    const values = { nom: lieu.nom, ...(lieu.commune && { commune: lieu.commune }) };
    return openLieu(
      { id: await freshId(ticket, session, deps), values, said: false, target: { id, rev: session.rev } },
      session,
      deps,
    );
  }
  if (choice === 'favori')
    return change((own) => favoriteLieu(own, id), `★ ${plain(lieu.nom)} est proposé en premier.`, {
      session,
      deps,
    });
  if (choice === 'archiver')
    return change(
      (own) => archiveLieu(own, id),
      `${plain(lieu.nom)} est archivé : il n’est plus proposé, vos activités le gardent.`,
      { session, deps },
    );
  throw new Refus('Choisissez une action dans la liste.');
};

const restore: Action = async ({ choice = '' }, session, deps) => {
  const lieu = session.acteur.lieux.find((l) => l.id === choice);
  if (!lieu) throw new Refus('Choisissez un lieu dans la liste.');
  const done = `${plain(lieu.nom)} est de nouveau proposé.`;
  return change((own) => restoreLieu(own, choice), done, { session, deps });
};

type Apply = (own: readonly Lieu[]) => readonly Lieu[];

async function change(apply: Apply, done: string, at: { session: Session; deps: Deps }): Promise<Reply> {
  const { session, deps } = at;
  const changed = await changeActeur({ id: session.acteur.id, apply: onPlaces(session, apply) }, deps);
  return list(done, { ...session, ...changed }, deps);
}

/** On the places as they are stored at that moment: another window may have added some. */
function onPlaces(session: Session, apply: Apply): (current: Acteur | undefined) => Acteur {
  return (current = session.acteur) => ({ ...current, lieux: apply(current.lieux) });
}

const save: Completion['save'] = async ({ conversation, values }, session, deps) => {
  const apply: Apply = (own) => withPlace(own, { conversation, values }, session.now);
  const changed = await changeActeur(
    { id: session.acteur.id, apply: onPlaces(session, apply), conversation },
    deps,
  );
  return closed(list(`Enregistré : ${plain(String(values.nom))}.`, { ...session, ...changed }, deps));
};

/** A place of the same name and commune is the same place: adding it again adds nothing. */
function withPlace(
  own: readonly Lieu[],
  { conversation, values }: Pick<Completed, 'conversation' | 'values'>,
  now: number,
): readonly Lieu[] {
  const nom = String(values.nom);
  const commune = values.commune as CommuneValue;
  const { target, id } = conversation;
  if (target) return renameLieu(own, target.id, { nom, commune });
  const same = sameLieu(own, nom, commune);
  if (same) return restoreLieu(own, same.id);
  if (own.some((l) => l.id === id)) return own;
  if (own.length >= MOST) throw new Refus(`Vous avez déjà ${MOST} lieux : renommez-en un qui ne sert plus.`);
  return addLieu(own, { id, nom, commune, creeLe: now });
}

function closed(reply: Reply): Reply {
  return reply.show === 'message' ? { show: 'closed', message: reply.message } : reply;
}

const confirm: Completion['confirm'] = async (_id, session, deps) =>
  closed(list('Déjà enregistré.', session, deps));

export const lieuCompletion: Completion = { save, confirm };

export const lieuxActions: Readonly<Record<string, Action>> = {
  'lieux.ajouter': openNew,
  'lieux.agir': act,
  'lieux.retablir': restore,
};
