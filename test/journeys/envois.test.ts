// A sheet sent to a social worker: prepared, looked at, gone, told; by a file or by a link; corrected; closed; and what stops it.
import { expect } from 'vitest';
import { habitue, suit } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';
import { readPdf } from '#test/support/pdf-reading.ts';
import type { Stage } from '#test/support/stage.ts';
import { ensuite } from '#test/support/travaux.ts';

const PAUL = {
  id: 'paul',
  values: { prenom: 'Paul', nom: 'Dupont', naissance: '1952', notes: 'sourd d’une oreille' },
};
const PAULE = { id: 'paule', values: { prenom: 'Paule', nom: 'Dupont', naissance: '1980' } };

const ADRESSE = 'as@ccas.exemple.fr';

async function suivi(stage: Stage): Promise<Quelquun> {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, [PAUL]);
  await lea.tape('/cra individuel 45 email dupont');
  await lea.appuie('Enregistrer');
  await ensuite(stage.deps, lea.acteur);
  return lea;
}

async function prepare(lea: Quelquun, change: () => void = () => undefined): Promise<void> {
  await lea.tape(`/fiche dupon à ${ADRESSE}`);
  lea.choisit('Pourquoi', 'Poursuivre l’accompagnement');
  lea.choisit('Accord de la personne', 'À l’oral');
  change();
  await lea.appuie('Préparer');
}

const motDePasse = (lea: Quelquun): string => /`((?:[a-z]{5,6}-){4}[a-z]{6})`/.exec(lea.ecran())?.[1] ?? '';
const lien = (text: string): string => /https?:\/\/[^\s)"]+\/pages\/[^\s)"]+/.exec(text)?.[0] ?? '';
const dernier = ({ messages }: Quelquun): string => messages.at(-1)?.message ?? '';

const poste = (url: string, typed?: string): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    ...(typed !== undefined && { body: new URLSearchParams({ 'mot-de-passe': typed }) }),
  });

parcours(
  '« /fiche dupon à as@ccas.exemple.fr » : relue, envoyée, dite partie, sans un nom',
  async (stage) => {
    const lea = await suivi(stage);
    await prepare(lea);
    expect(lea.ecran()).toContain('Fiche de Paul Dupont');
    expect(lea.ecran()).toContain(ADRESSE);
    expect(lea.ecran()).toContain('Identité, Suivi, 1 activité');
    const secret = motDePasse(lea);
    expect(secret).not.toBe('');

    const apercu = await fetch(lien(lea.ecran()));
    expect(await apercu.text()).not.toContain('Dupont');
    const vu = new Uint8Array(await (await poste(lien(lea.ecran()))).arrayBuffer());
    const { drawn } = await readPdf(vu, secret);
    expect(drawn.join(' ')).toContain('Paul Dupont');
    expect(drawn.join(' ')).not.toContain('sourd');

    await lea.appuieDeuxFois('Envoyer');
    expect(lea.ecran()).toMatch(/L’envoi réf\. \w{6} part\./);
    await stage.minute();
    const [letter, ...others] = await stage.mail.received();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ to: ADRESSE, replyTo: expect.stringContaining('@') });
    expect(Buffer.from(letter?.attachment?.bytes ?? [])).toEqual(Buffer.from(vu));
    expect(`${letter?.subject} ${letter?.text} ${letter?.html}`).not.toMatch(/Paul|Dupont|Léa/);
    expect(dernier(lea)).toMatch(/L’envoi réf\. \w{6} est parti/);
    expect(dernier(lea)).not.toMatch(/Paul|Dupont|ccas/);

    await lea.appuie('Voir les envois');
    expect(lea.ecran()).toContain(`\`${ADRESSE}\` · envoyé`);
  },
);

parcours('par un lien : lu avec le mot de passe, compté, puis fermé', async (stage) => {
  const lea = await suivi(stage);
  await prepare(lea, () => lea.choisit('Comment', 'Lien de 7 jours, avec mot de passe'));
  const secret = motDePasse(lea);
  await lea.appuie('Envoyer');
  await stage.minute();
  const [letter] = await stage.mail.received();
  expect(letter?.attachment).toBeUndefined();
  const url = lien(letter?.text ?? '');
  expect(await (await fetch(url)).text()).toContain('Mot de passe');
  const lu = await poste(url, secret.toUpperCase().replaceAll('-', ' '));
  expect(lu.headers.get('content-type')).toBe('application/pdf');
  await lea.appuie('Voir les envois');
  expect(lea.ecran()).toContain('lu 1 fois');
  await lea.appuie('Fermer le lien');
  expect((await poste(url, secret)).status).toBe(404);
});

parcours(
  '« Rectifier » : la même adresse, un nouvel accord, et ce qu’elle remplace est dit',
  async (stage) => {
    const lea = await suivi(stage);
    await prepare(lea);
    await lea.appuie('Envoyer');
    await stage.minute();
    await lea.tape('/beneficiaire dupont');
    await lea.prend('Envois');
    await lea.appuie('Rectifier');
    await lea.appuie('Préparer');
    expect(lea.fenetre, 'the agreement is asked again').toBeDefined();
    lea.choisit('Accord de la personne', 'Par écrit');
    await lea.appuie('Préparer');
    await lea.appuie('Envoyer');
    await stage.minute();
    const letters = await stage.mail.received();
    expect(letters).toHaveLength(2);
    expect(letters[1]?.text).toMatch(/Elle corrige la fiche réf\. \w{6}/);
  },
);

parcours('depuis la fiche, l’adresse déjà écrite est proposée', async (stage) => {
  const lea = await suivi(stage);
  await prepare(lea);
  await lea.appuie('Envoyer');
  await lea.tape('/beneficiaire dupont');
  await lea.appuie('Envoyer');
  expect(lea.ecran()).toContain('À qui ?');
  await lea.appuie(ADRESSE);
  expect(lea.ecran()).toContain(`Adresse du destinataire : ${ADRESSE}`);
});

parcours('deux homonymes : laquelle ? puis l’adresse n’est pas à redire', async (stage) => {
  const lea = await suivi(stage);
  await suit(stage, lea, [PAULE]);
  await lea.tape(`/fiche dupont à ${ADRESSE}`);
  expect(lea.ecran()).toContain('de qui envoyer la fiche ?');
  await lea.appuie('Envoyer', { sur: '1980' });
  expect(lea.ecran()).toContain('Paule Dupont');
  expect(lea.ecran()).toContain(ADRESSE);
});

parcours(
  'sans accord rien ne se prépare ; une adresse incomplète : une phrase près du champ',
  async (stage) => {
    const lea = await suivi(stage);
    await lea.tape('/fiche dupont à as@ccas');
    lea.choisit('Pourquoi', 'À sa demande');
    await lea.appuie('Préparer');
    expect(lea.fenetre).toBeDefined();
    lea.choisit('Accord de la personne', 'Par écrit');
    await lea.appuie('Préparer');
    expect(lea.ecran()).toContain('Cette adresse e-mail n’est pas complète.');
    expect(lea.ecran()).toContain('Pourquoi : À sa demande');
    lea.ecrit('Adresse du destinataire', 'AS@CCAS.exemple.fr');
    await lea.appuie('Préparer');
    expect(lea.ecran()).toContain(ADRESSE);
  },
);

parcours('« Ne pas envoyer » : rien ne part, ni maintenant ni plus tard', async (stage) => {
  const lea = await suivi(stage);
  await prepare(lea);
  await lea.appuie('Ne pas envoyer');
  expect(lea.ecran()).toContain('Rien n’est envoyé.');
  await lea.appuie('Envoyer');
  await stage.minute();
  expect(await stage.mail.received()).toEqual([]);
});

parcours(
  'la messagerie du destinataire ne répond plus : état inconnu, dit, jamais renvoyé',
  async (stage) => {
    const lea = await suivi(stage);
    await stage.mail.become('cuts-after-dot');
    await prepare(lea);
    await lea.appuie('Envoyer');
    await stage.minute();
    expect(dernier(lea)).toContain('**État inconnu**');
    await stage.mail.become('fair');
    stage.wait(24 * 3_600_000);
    await stage.minute();
    expect(await stage.mail.received()).toHaveLength(1);
  },
);
