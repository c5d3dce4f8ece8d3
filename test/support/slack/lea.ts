// Somebody at work in Slack, with the same verbs as on the other chat: types, presses, chooses by what is written, and is counted doing so.
import type { FormContext } from '#bot/forms/context.ts';
import type { Field, Value } from '#bot/forms/field.ts';
import type { Effort } from '#local/page/dialog/presses.ts';
import type { Quelquun } from '../lea.ts';
import { bouton, lireMessage, type Visee } from '../messages.ts';
import type { Person, ShownPost } from '../pocket.ts';
import { champ, choisir, cocher, dater, ecrire, lire, manquants, nommer, prendre, vider } from './fenetre.ts';
import { closeView, type Desk, lookUp, pressElement, submitView, typeCommand } from './gestures.ts';
import { readMessage, spotOf } from './lecture.ts';
import { affiche, remplir } from './remplir.ts';
import type { Slack } from './server.ts';
import { directWith, type Message, type OpenView, type Workspace } from './workspace.ts';

const NOTHING: Effort = { presses: 0, typed: 0 };

/** Opens the workspace as one of its people, in a conversation where the bot is not. */
export function arriveInSlack(slack: Slack, username: string): Quelquun {
  const client = slack.open(username);
  const [general] = slack.workspace.conversations.values();
  return atWork({ slack, client, channelId: general?.id ?? '' });
}

function atWork(desk: Desk): Quelquun {
  const { slack, client } = desk;
  let effort = NOTHING;
  let typedMessages = 0;
  const spend = ({ presses, typed }: Effort): void => {
    effort = { presses: effort.presses + presses, typed: effort.typed + typed };
  };
  const shown = (): readonly ShownPost[] => client.messages.map(readMessage);
  const opened = (): OpenView => {
    if (!client.view) throw new Error(`aucune fenêtre ouverte\n${lireMessage(shown().at(-1))}`);
    return client.view;
  };
  const press = ({ post, action, code }: Visee): Promise<void> => {
    const message = messageOf(client.messages, post.id);
    return pressElement(desk, { message, ...spotOf(message, action), ...(code && { option: code }) });
  };
  const submit = async (times: number): Promise<void> => {
    const view = opened();
    view.errors = manquants(view);
    if (Object.keys(view.errors).length === 0) await submitView(desk, times);
  };
  return {
    person: personOf(desk),
    acteur: `slack.${slack.workspace.team.id}.${client.person.id}`,
    get fenetre() {
      const { view } = client;
      return (
        view && { url: '', shown: { title: view.view.title.text, state: view.view.private_metadata ?? '' } }
      );
    },
    get compte() {
      return { messages: typedMessages, appuis: effort.presses, champs: effort.typed };
    },
    get messages() {
      return shown();
    },
    tape: async (message) => {
      typedMessages += 1;
      await typeCommand(desk, message);
    },
    appuie: async (libelle, viseur) => {
      spend({ presses: 1, typed: 0 });
      if (client.view?.view.submit?.text === libelle) return submit(1);
      await press(bouton(shown(), libelle, viseur));
    },
    appuieDeuxFois: async (libelle) => {
      spend({ presses: 2, typed: 0 });
      if (client.view?.view.submit?.text === libelle) return submit(2);
      const found = bouton(shown(), libelle);
      await Promise.all([press(found), press(found)]);
    },
    prend: async (option, viseur) => {
      spend({ presses: 2, typed: 0 });
      await press(bouton(shown(), option, viseur));
    },
    choisit: (label, ...options) => spend(choisir(opened(), label, options)),
    ecrit: (label, texte) => {
      const { type } = champ(opened(), label).element;
      if (type !== 'multi_users_select') return spend(ecrire(opened(), label, texte));
      spend(nommer(opened(), label, idsOf(texte, slack.workspace)));
    },
    cherche: async (label, texte, option) => {
      const block = champ(opened(), label);
      await lookUp(desk, { block, text: texte });
      spend({ ...prendre(opened(), block, option), typed: texte === '' ? 0 : 1 });
    },
    coche: (label, coche = true) => spend(cocher(opened(), label, coche)),
    date: (label, iso) => spend(dater(opened(), label, iso)),
    vide: (label) => spend(vider(opened(), label)),
    continue: async () => {
      if (client.view) return;
      spend({ presses: 1, typed: 0 });
      await press(bouton(shown(), 'Continuer'));
    },
    remplit: (name: string, answer: { field: Field; value: Value | undefined; context: FormContext }) =>
      remplir(opened(), name, answer),
    affiche: (name: string) => affiche(opened(), name),
    ferme: () => closeView(desk),
    ecran: () => (client.view ? lire(client.view) : lireMessage(shown().at(-1))),
    autreOnglet: async () => atWork({ ...desk, client: slack.open(client.person.username) }),
  };
}

/** Names as they are typed elsewhere (`@karim, @sami`), chosen here in a list of people. */
function idsOf(names: string, { people }: Workspace): readonly string[] {
  return names
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((name) => {
      const found = people.find(({ username }) => `@${username}` === name);
      if (!found) throw new Error(`${name} n’est pas dans la liste`);
      return found.id;
    });
}

function messageOf(messages: readonly Message[], ts: string): Message {
  const found = messages.find((one) => one.ts === ts);
  if (!found) throw new Error(`no message ${ts}`);
  return found;
}

const ONLY_THERE = (): never => {
  throw new Error('only Mattermost has this');
};

/** Where they are, and what stays in the conversations they are in. */
function personOf(desk: Desk): Person {
  const { slack, client } = desk;
  return {
    ...client.person,
    token: '',
    teamId: slack.workspace.team.id,
    events: [],
    dialogs: [],
    get channelId() {
      return desk.channelId;
    },
    get ephemerals() {
      return client.messages.filter(({ isEphemeral }) => isEphemeral).map(readMessage);
    },
    get posts() {
      return client.messages.filter(({ isEphemeral }) => !isEphemeral).map(readMessage);
    },
    goTo: async (channel) => {
      const named = [...slack.workspace.conversations.values()].find(({ name }) => name === channel);
      desk.channelId = (named ?? directWith(slack.workspace, client.person.id)).id;
    },
    command: ONLY_THERE,
    say: ONLY_THERE,
    press: ONLY_THERE,
    submit: ONLY_THERE,
    cancel: ONLY_THERE,
    lookup: ONLY_THERE,
    api: ONLY_THERE,
    until: ONLY_THERE,
    leave: () => {},
  };
}
