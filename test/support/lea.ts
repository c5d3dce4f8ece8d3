// Somebody at work in the chat, in the words of a mediator: types, presses, chooses by what is written, and is counted doing so.

import type { PocketMattermost } from '#local/mattermost/server.ts';
import type { PocketVersion } from '#local/mattermost/versions.ts';
import {
  applyAnswer,
  openDialog,
  pressCancel,
  pressSubmit,
  replaceDialog,
} from '#local/page/dialog/client.ts';
import { openedDialogSchema } from '#local/page/dialog/definition.ts';
import type { Effort } from '#local/page/dialog/presses.ts';
import type { DialogState } from '#local/page/dialog/state.ts';
import type { DialogRequest } from '#local/page/dialog/submission.ts';
import { emptyGate, passDialog, passTrigger } from '#local/page/dialog/trigger.ts';
import { chercher, choisir, cocher, dater, ecrire, type Filled, lire, shownIn, vider } from './fenetre.ts';
import { bouton, lireMessage, type Viseur } from './messages.ts';
import { login, type Person, type Reply, type ShownDialog, type ShownPost } from './pocket.ts';
import { elementsDe, remplir } from './remplir.ts';
import { arriveInSlack } from './slack/lea.ts';
import type { Slack } from './slack/server.ts';

/** What it took: messages typed, presses (a list counts two, a button one), fields typed. */
export interface Compte {
  readonly messages: number;
  readonly appuis: number;
  readonly champs: number;
}

/** A dialog, as far as journeys look into it. */
export interface Fenetre {
  readonly url?: string | undefined;
  readonly shown: { readonly title: string; readonly state: string };
}

/** An answer to a field of a form. */
export type Reponse = Parameters<typeof remplir>[2];

export interface Quelquun {
  readonly person: Person;
  /** The id under which the bot knows them. */
  readonly acteur: string;
  /** The dialog open now. */
  readonly fenetre: Fenetre | undefined;
  readonly compte: Compte;
  /** Everything the bot has said to them, oldest first. */
  readonly messages: readonly ShownPost[];
  tape(message: string): Promise<void>;
  /** A button of the dialog, otherwise of the newest message that has it; `sur` picks the block with these words. */
  appuie(libelle: string, viseur?: Viseur): Promise<void>;
  /** The same, twice at once. */
  appuieDeuxFois(libelle: string): Promise<void>;
  /** Chooses in the menu of a message. */
  prend(option: string, viseur?: Viseur): Promise<void>;
  choisit(champ: string, ...options: readonly string[]): void;
  ecrit(champ: string, texte: string): void;
  /** Types in a list that looks up as one types, and chooses the option that begins with these words. */
  cherche(champ: string, texte: string, option: string): Promise<void>;
  coche(champ: string, coche?: boolean): void;
  date(champ: string, iso: string): void;
  vide(champ: string): void;
  /** Where a next screen cannot follow by itself, presses « Continuer ». */
  continue(): Promise<void>;
  /** Puts an answer into whatever draws the field of that name; nothing empties it. */
  remplit(name: string, answer: Reponse): void;
  /** What each element of a field shows, by its name: none where the dialog does not draw it. */
  affiche(name: string): Readonly<Record<string, string>>;
  /** Leaves the dialog without sending it. */
  ferme(): Promise<void>;
  /** What is on the screen: the dialog, otherwise the newest message. */
  ecran(): string;
  /** Another client of the same person, with nothing open. */
  autreOnglet(): Promise<Quelquun>;
}

/** Where people chat: a pocket Mattermost, of a stage or of the whole product, or a stand-in of Slack. */
export type Chat = { readonly slack: Slack } | Pocket;

interface Pocket {
  readonly version: PocketVersion;
  readonly pocket: PocketMattermost;
  readonly now: () => number;
}

/** Opens the chat as one of its people (`lea`, `karim`, `nadia`, `sami`). */
export async function arrive(where: Chat | { readonly chat: Chat }, username: string): Promise<Quelquun> {
  const chat = 'chat' in where ? where.chat : where;
  if ('slack' in chat) return arriveInSlack(chat.slack, username);
  return atWork(chat, await login(chat.pocket, username));
}

interface Desk {
  fenetre: DialogState | undefined;
  /** Dialogs received and seen to: opened, or meant for another click. */
  seen: number;
  effort: Effort;
  messages: number;
}

function atWork(chat: Pocket, person: Person): Quelquun {
  const desk: Desk = { fenetre: undefined, seen: person.dialogs.length, effort: NOTHING, messages: 0 };
  const act = acts(chat, person, desk);
  const filled = ({ state, effort }: Filled): void => {
    desk.fenetre = state;
    spend(desk, effort);
  };
  const { press, fill, submit } = act;
  return {
    person,
    acteur: `mattermost.${person.id}`,
    get fenetre() {
      return desk.fenetre;
    },
    get compte() {
      return { messages: desk.messages, appuis: desk.effort.presses, champs: desk.effort.typed };
    },
    get messages() {
      return shownTo(person);
    },
    tape: async (message) => {
      desk.messages += 1;
      act.opened(await person.command(message));
    },
    appuie: async (libelle, viseur) => {
      spend(desk, { presses: 1, typed: 0 });
      if (desk.fenetre?.shown.submit_label === libelle) return submit(1);
      const { post, action } = bouton(shownTo(person), libelle, viseur);
      act.opened(await press(post, action));
    },
    appuieDeuxFois: async (libelle) => {
      spend(desk, { presses: 2, typed: 0 });
      if (desk.fenetre?.shown.submit_label === libelle) return submit(2);
      const { post, action } = bouton(shownTo(person), libelle);
      const answers = await Promise.all([press(post, action), press(post, action)]);
      answers.forEach(act.opened);
    },
    prend: async (option, viseur) => {
      spend(desk, { presses: 2, typed: 0 });
      const { post, action, code } = bouton(shownTo(person), option, viseur);
      act.opened(await press(post, action, code));
    },
    choisit: (champ, ...options) => filled(choisir(fill(), champ, options)),
    ecrit: (champ, texte) => filled(ecrire(fill(), champ, texte)),
    cherche: async (champ, texte, option) => filled(await act.cherche({ champ, texte, option })),
    coche: (champ, coche = true) => filled(cocher(fill(), champ, coche)),
    date: (champ, iso) => filled(dater(fill(), champ, iso)),
    vide: (champ) => filled(vider(fill(), champ)),
    continue: async () => {
      if (desk.fenetre) return;
      spend(desk, { presses: 1, typed: 0 });
      const { post, action } = bouton(shownTo(person), 'Continuer');
      act.opened(await press(post, action));
    },
    remplit: (name, answer) => {
      desk.fenetre = remplir(fill(), name, answer);
    },
    affiche: (name) => {
      const state = fill();
      return Object.fromEntries(elementsDe(state, name).map((one) => [one.name, shownIn(state, one)]));
    },
    ferme: async () => {
      const told = pressCancel(fill(), 'button');
      desk.fenetre = undefined;
      if (told) await act.post(told);
    },
    ecran: () => (desk.fenetre ? lire(desk.fenetre) : lireMessage(shownTo(person).at(-1))),
    autreOnglet: async () => atWork(chat, await login(chat.pocket, person.username)),
  };
}

const NOTHING: Effort = { presses: 0, typed: 0 };

function spend(desk: Desk, { presses, typed }: Effort): void {
  desk.effort = { presses: desk.effort.presses + presses, typed: desk.effort.typed + typed };
}

/** What passes between this client and the server. */
function acts(chat: Pocket, person: Person, desk: Desk) {
  const { version } = chat;
  const today = (): string => new Date(chat.now()).toISOString().slice(0, 10);
  const post = (request: DialogRequest): Promise<Reply> =>
    person.api('POST', '/actions/dialogs/submit', {
      ...request,
      channel_id: person.channelId,
      team_id: person.teamId,
    });
  const fill = (): DialogState => {
    if (!desk.fenetre) throw new Error(`aucune fenêtre ouverte\n${lireMessage(shownTo(person).at(-1))}`);
    return desk.fenetre;
  };
  const open = (dialog: ShownDialog): void => {
    const given = openedDialogSchema.parse(dialog);
    desk.fenetre = desk.fenetre ? replaceDialog(desk.fenetre, given) : openDialog(given, version, today());
  };
  return {
    post,
    cherche: async (asked: { readonly champ: string; readonly texte: string; readonly option: string }) => {
      const { request, pick } = chercher(fill(), asked.champ, asked.texte);
      const { body } = await person.api('POST', '/actions/dialogs/lookup', {
        ...request,
        channel_id: person.channelId,
        team_id: person.teamId,
      });
      return pick(body, asked.option);
    },
    press: (shown: ShownPost, action: string, code = '') => person.press(shown, action, code),
    /** Only the dialog that answers this very gesture opens: others were meant for another client. */
    opened: (answer: Reply): void => {
      const { trigger_id: trigger = '' } = answer.body as { trigger_id?: string };
      const received = person.dialogs.slice(desk.seen);
      desk.seen = person.dialogs.length;
      const passed = passTrigger(emptyGate, trigger);
      for (const dialog of received) {
        if (passDialog(passed.gate, openedDialogSchema.parse(dialog)).open) open(dialog);
      }
    },
    fill,
    /** Sends the dialog, `times` at once: each answer is applied as it comes. */
    submit: async (times: number): Promise<void> => {
      if (!desk.fenetre) return;
      const { state, request } = pressSubmit(desk.fenetre);
      desk.fenetre = state;
      if (!request) return;
      const answers = await Promise.all(Array.from({ length: times }, () => post(request)));
      for (const { status, body } of answers) {
        if (!desk.fenetre) return;
        const after = applyAnswer(desk.fenetre, { status, body });
        desk.fenetre = after.outcome === 'closed' ? undefined : after.state;
      }
    },
  };
}

/** Ephemerals and posts as they came; what the person wrote is not theirs to read again. */
function shownTo(person: Person): readonly ShownPost[] {
  return person.events.flatMap(({ event, data }) => {
    if (event !== 'ephemeral_message' && event !== 'posted') return [];
    return [JSON.parse(String(data.post)) as ShownPost];
  });
}
