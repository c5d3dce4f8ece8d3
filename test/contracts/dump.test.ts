// A dump of the table names nobody: of all that people typed, sent or left unfinished, not a word is found in it, in its stream or in logs.
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newPersonCode } from '#bot/domain/beneficiaire/annuaire.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import { ressentis } from '#bot/domain/vocabulary/seance.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import type { Notifier } from '#bot/job-ports.ts';
import { sendRappels } from '#bot/jobs/rappels.ts';
import type { Dialog } from '#bot/platforms/mattermost/dialog.ts';
import { elementName } from '#bot/platforms/mattermost/names.ts';
import { findConversation, unfinishedConversations } from '#bot/storage/conversations.ts';
import { findCra } from '#bot/storage/cras.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { openTaches, unsealTache } from '#bot/storage/taches.ts';
import { followStream } from '#local/stream.ts';
import { CHANNEL, LEA } from '#test/platforms/mattermost/scene.ts';
import { type FreshTable, freshTable } from '#test/support/dynamo.ts';
import { isFound } from '#test/support/found.ts';
import { addressIn } from '#test/support/pages.ts';
import { passeUneListe } from '#test/support/passage-fichiers.ts';
import { settled } from '#test/support/settled.ts';
import { outboxHandler } from '../../lambdas/work.ts';
import { ACTEUR, type Answer, knownStage, leastOf, RESPONSE_URL, type Stage } from '../bad-input/stage.ts';

const EMAIL = 'solenn.kerguelen@exemple.fr';
const PHONE = '06 39 98 12 34';
const NIR = '2 55 08 29 232 001 26';

/** Of a sheet, and of one that an activity created. */
const SUIVI = { prenom: 'Quillivicsuivi', nom: 'Quillivicsien' };
const CREEE = { prenom: 'Quillivicnee', nom: 'Quillivicneuve' };
/** Of a list that was dropped, with a row that is refused. */
const LISTEE = { prenom: 'Quillivicliste', nom: 'Quillivicligne', notes: 'Quillivicnote' };

/** Typed where nothing is kept. */
const PASSING = 'Quillivicpassant';

/** Words that are nowhere in the product, one a place where something is typed. */
const typed: string[] = [];
function secret(): string {
  const word = `Quillivic${String.fromCharCode(97 + (typed.length % 26))}${typed.length}`;
  typed.push(word);
  return word;
}

/** Secret words in every free text of a form, and a phone number in its notes. */
function freeTexts(form: (typeof typesCra)[number]['form'], dialog: Dialog): Record<string, string> {
  const elements = Object.entries(fieldsOf(form)).flatMap(([name, field]) => {
    if (field.kind === 'text') return [elementName(name)];
    if (field.kind === 'longText') return [elementName(name)];
    if (field.kind !== 'records') return [];
    return Object.entries(field.columns)
      .filter(([, column]) => column.kind === 'text' && column.maxLength > 5)
      .map(([column]) => elementName(name, 0, column));
  });
  const shown = dialog.elements.map(({ name }) => name);
  const answers = elements
    .filter((name) => shown.includes(name))
    .map((name) => [name, name === 'notes' ? `${secret()} ${PHONE}` : secret()] as const);
  return { ...Object.fromEntries(answers), ressenti: ressentis[0]?.code ?? '' };
}

describe('after people have worked', () => {
  let fresh: FreshTable;
  let stage: Stage;
  let dump = '';
  let stream = '';
  let files = '';
  const said: string[] = [];

  beforeAll(async () => {
    fresh = await freshTable();
    const ends = (['debug', 'info', 'log', 'warn', 'error'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((...words) => void said.push(JSON.stringify(words))),
    );
    stage = await knownStage({ table: fresh.table, role: 'coordinateur', ephemeral: false });
    await workADay(stage);
    files = await dropAList(stage);
    await fresh.table.write([{ put: { pk: 'FIN', sk: 'FIN' } }]);
    stream = await wholeStream(fresh, stage);
    dump = await wholeTable(fresh);
    for (const end of ends) end.mockRestore();
  });
  afterAll(() => fresh.client.destroy());

  it('what they typed is kept, for those who hold the key', async () => {
    const cras = await stage.cras();
    const whole = await Promise.all(cras.map(({ id }) => findCra(ACTEUR, id, stage.deps)));
    const drafts = await unfinishedConversations(ACTEUR, stage.deps);
    const kept = await Promise.all(drafts.map(({ id }) => findConversation(ACTEUR, id, stage.deps)));
    // One of each type but for the one deleted, and two of somebody followed.
    expect(cras.length).toBe(typesCra.length + 1);
    expect(drafts.length).toBeGreaterThanOrEqual(typesCra.length);
    const { taches } = await openTaches(ACTEUR, { limit: 9 }, stage.deps);
    const toDo = await Promise.all(taches.map((tache) => unsealTache(tache, stage.deps.keyring)));
    const opened = JSON.stringify([whole, kept, toDo]);
    expect(typed.filter((word) => !opened.includes(word))).toEqual(deleted);
    const people = await readRepertoire(ACTEUR, stage.deps);
    expect(people.map(({ prenom, nom }) => ({ prenom, nom }))).toEqual(
      expect.arrayContaining([SUIVI, CREEE, { prenom: LISTEE.prenom, nom: LISTEE.nom }]),
    );
    expect(opened).toContain(PHONE);
    expect(opened).toContain(NIR);
  });

  it.each([
    ['the table', () => dump],
    ['its stream', () => stream],
    ['the files, and what was told of them', () => files],
    ['the logs', () => JSON.stringify(stage.logs) + said.join('\n')],
  ])('not a word of it is found in %s', (_where, text) => {
    const secrets = [
      ...typed,
      PASSING,
      EMAIL,
      PHONE,
      NIR,
      ...Object.values(SUIVI),
      ...Object.values(CREEE),
      ...Object.values(LISTEE),
      RESPONSE_URL,
      ...RESPONSE_URL.split('/').slice(-1),
    ];
    expect(secrets.length).toBeGreaterThan(100);
    expect(secrets.filter((word) => isFound(word, text()))).toEqual([]);
    expect(text()).not.toMatch(/"(ressenti|ressentiMot|raw|values|leftovers|takeUp)":/);
  });

  it('the table and its stream were looked at whole', () => {
    expect(dump).toContain('"entity":"supprime"');
    for (const entity of [
      'acteur',
      'head',
      'cra',
      'notes',
      'conversation',
      'mois',
      'mots',
      'reduit',
      'territoire',
      'visites',
      'presence',
      'nouveaux',
      'adresse',
      'cle',
      'fiche',
      'repertoire',
      'tache',
      'tache-pour',
      'matin',
      'rappel',
      'import',
      'job',
      'acces',
    ]) {
      expect(dump).toContain(`"entity":"${entity}"`);
      expect(stream).toContain(`"entity":{"S":"${entity}"}`);
    }
  });
});

/** What was typed into the activity that was deleted: sealed aside for ten minutes. */
const deleted: string[] = [];

/** Every type recorded, changed, half filled, refused; one deleted; the profile and its e-mail. */
async function workADay(stage: Stage): Promise<void> {
  const profil = await stage.open('/profil');
  await stage.submit(profil, { ...leastOf(profil), email: EMAIL });
  for (const { id, form } of typesCra) {
    const from = typed.length;
    const dialog = await stage.open(`/cra ${id} complet`);
    const answers = { ...leastOf(dialog), ...freeTexts(form, dialog) };
    const saved = await stage.submit(dialog, answers);
    expect(saved.error, `${id} is recorded`).toBeUndefined();
    if (id === 'ponctuelle') await deleteLast(stage, typed.slice(from));
    // Refused: a number of social security; pending: a date that is none; words that are not understood.
    const half = await stage.open(`/cra ${id} complet ${secret()}`);
    const again = freeTexts(form, half);
    const wrong = { ...leastOf(half), ...again, notes: `${again.notes} ${NIR}`, date: '31/02' };
    const refused = await stage.submit(half, wrong);
    expect(refused.error, `${id} is refused`).toBeDefined();
  }
  await followSomebody(stage);
  await stage.command(`/cra ${PASSING}`);
  await stage.command(`/historique ${PASSING}`);
}

/** A sheet of somebody, every free text of it; somebody created with an activity; both looked for, in every way. */
async function followSomebody(stage: Stage): Promise<void> {
  const search = await stage.command(`/beneficiaire ${PASSING} ${PASSING}`);
  const pressed = buttonOf(search, 'Créer');
  const before = stage.dialogs.length;
  await stage.press(pressed);
  const dialog = stage.dialogs[before];
  if (!dialog) throw new Error('no sheet');
  const sheet = { ...leastOf(dialog), prenom: SUIVI.prenom, nom: SUIVI.nom, telephone: PHONE };
  expect(await stage.submit(dialog, sheet)).not.toHaveProperty('error');
  const created = await stage.open('/cra individuel');
  const code = newPersonCode({ prenom: CREEE.prenom, nom: CREEE.nom });
  expect(await stage.submit(created, { ...leastOf(created), personne: code })).not.toHaveProperty('error');
  await stage.command(`/b ${SUIVI.nom}`);
  const looked = await stage.ask('/mattermost/lookup', {
    type: 'dialog_lookup',
    user_id: LEA,
    channel_id: CHANNEL,
    state: stage.dialogs.at(-1)?.state,
    submission: { selected_field: 'personne', query: `${PASSING} ${SUIVI.nom}` },
  });
  expect(looked.items?.length).toBeGreaterThan(1);
  await leaveToDo(stage);
  const half = await stage.open(`/cra individuel ${SUIVI.nom}`);
  await stage.submit(half, { ...leastOf(half), date: '31/02' });
}

/** A list is dropped on its page, agreed to, and all people taken away again: the files meanwhile, and what was told. */
async function dropAList(stage: Stage): Promise<string> {
  const lien = async (word: string) =>
    addressIn(JSON.stringify(await stage.command(`/beneficiaire ${word}`)));
  const { prenom, nom, notes } = LISTEE;
  const texte = `Nom;Prénom;Notes\n${nom};${prenom};${notes}\n${PASSING};;\n`;
  const liens = { importer: await lien('importer'), exporter: await lien('exporter') };
  const passage = await passeUneListe(ACTEUR, { liens, nom: `${PASSING}.csv`, texte }, stage.deps);
  expect(passage.fin).toMatchObject({ etat: 'fini', bilan: { ajoutees: 1 }, comptes: { refusees: 1 } });
  expect(passage.exporte).toContain(`${nom};${prenom};`);
  expect(passage.traces).toContain('L’import est terminé');
  return passage.traces;
}

/** Something to do: in a message, put off, of somebody's activity; and a morning that tells how many. */
async function leaveToDo(stage: Stage): Promise<void> {
  const noted = await stage.command(`/rappels rappeler ${secret()} demain`);
  const before = stage.dialogs.length;
  await stage.press(buttonOf(noted, 'Modifier'));
  const rappel = stage.dialogs[before];
  if (!rappel) throw new Error('no reminder');
  const words = { ...leastOf(rappel), quoi: `${secret()} ${typed.at(-2)}` };
  expect(await stage.submit(rappel, words)).not.toHaveProperty('error');
  const cra = await stage.open(`/cra individuel complet ${SUIVI.nom}`);
  const answers = { ...leastOf(cra), aFaire: `rappeler ${secret()} vendredi` };
  expect(await stage.submit(cra, answers)).not.toHaveProperty('error');
  const told: string[] = [];
  const notifier: Notifier = { notify: async (_acteur, { lasting }) => void told.push(lasting) };
  const tomorrow = stage.deps.clock() + 24 * 3_600_000;
  await sendRappels({ ...stage.deps, clock: () => tomorrow, notifier });
  expect(told).toEqual(['Vous avez 2 choses à faire aujourd’hui.']);
}

function buttonOf({ attachments }: Answer, words: string): string {
  const action = attachments?.flatMap(({ actions }) => actions).find(({ name }) => name.startsWith(words));
  if (!action) throw new Error(`no button ${words}`);
  return action.integration.context.ticket;
}

async function deleteLast(stage: Stage, words: readonly string[]): Promise<void> {
  const answer = await stage.command('/historique');
  const action = answer.attachments?.flatMap(({ actions }) => actions).find(({ name }) => name === 'Plus');
  if (!action) throw new Error('no menu');
  await stage.press(action.integration.context.ticket, 'supprimer');
  deleted.push(...words);
}

async function wholeTable({ client, tableName }: FreshTable): Promise<string> {
  const documents = DynamoDBDocumentClient.from(client);
  const items: unknown[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(
      new ScanCommand({ TableName: tableName, ...(from && { ExclusiveStartKey: from }) }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return JSON.stringify(items);
}

/** Every record from the first to the mark, each given to the jobs too, which log what they do; then what they wrote. */
async function wholeStream({ connection, table, tableName }: FreshTable, stage: Stage): Promise<string> {
  const jobs = outboxHandler(stage.deps);
  let records = '';
  const following = followStream({
    connection,
    tableName,
    name: 'dump',
    poll: 10,
    handler: async (event) => {
      records += JSON.stringify(event.Records);
      return jobs(event);
    },
  });
  await settled(() => expect(records).toContain('"FIN"'));
  // What carrying out wrote comes after the mark.
  await table.write([{ put: { pk: 'FIN', sk: 'SUITE' } }]);
  await settled(() => expect(records).toContain('"SUITE"'));
  await following.close();
  return records;
}
