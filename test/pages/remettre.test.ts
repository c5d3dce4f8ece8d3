// « Tout lui remettre »: all that is kept of a person, for her; nothing of how her mediator felt, nothing that is not theirs to give.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Dossier } from '#bot/domain/beneficiaire/dossier.ts';
import type { Answers } from '#bot/forms/field.ts';
import { createEnvoi } from '#bot/storage/envois.ts';
import { eraseBeneficiaire } from '#bot/storage/erase-beneficiaire.ts';
import { readJournal } from '#bot/storage/journal.ts';
import { acceptPartage, proposePartage } from '#bot/storage/partages.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { samplePeople } from '#local/seed-people.ts';
import { messageOf } from '#test/support/memory-bot.ts';
import { addressIn, type Guichet, guichet, texteDe } from '#test/support/pages.ts';
import { readPdf } from '#test/support/pdf-reading.ts';
import { suivies } from '#test/support/suivies.ts';
import { ensuite } from '#test/support/travaux.ts';

const PAUL = {
  prenom: 'Paul',
  nom: 'Kervella',
  naissance: '1952',
  telephone: '+33612345678',
  commune: { code: '29232', nom: 'Quimper (29)' },
  notes: 'préfère le mardi matin',
};
const KARIM = samplePeople.find(({ username }) => username === 'karim')?.acteur.id ?? '';

let desk: Guichet;
let address: string;

async function activity(auteur: string, id: string, values: Answers): Promise<void> {
  const { deps } = desk.bot;
  const at = deps.clock();
  const cra = {
    id,
    auteur,
    type: 'individuel',
    version: 1,
    values: { date: '2026-11-19', duree: 45, thematiques: ['email'], personne: 'paul', ...values },
    origine: 'formulaire' as const,
    creeLe: at,
    modifieLe: at,
    rev: 0,
  };
  await changeCra({ auteur, id, geste: id, apply: (now) => now ?? cra }, deps);
  await ensuite(deps, auteur);
}

beforeEach(async () => {
  desk = await guichet();
  const { deps, acteur } = desk.bot;
  await suivies(desk.bot, { paul: PAUL, awa: { prenom: 'Awa', nom: 'Le Bihan' } });
  await activity(acteur.id, 'c1', {
    notes: 'a ouvert sa boîte seul',
    ressenti: 'facile',
    ressentiMot: 'attachant',
    aFaire: 'rappeler la CAF vendredi',
  });
  await activity(KARIM, 'c2', { date: '2026-11-12', notes: 'secret de Karim' });
  const envoi = { id: 'envoi1abcdef', personne: 'paul', auteur: acteur.id, voie: 'lien' } as const;
  await createEnvoi(
    {
      ...envoi,
      etat: 'envoye',
      motif: 'demarche',
      accord: 'oral',
      contenu: ['identite', 'suivi'],
      prepareLe: deps.clock(),
      envoyeLe: deps.clock(),
      essais: 1,
      ouvertures: [deps.clock()],
      erreurs: 0,
      scelle: { adresse: 'as@ccas.exemple.fr', reponse: 'lea@exemple.fr' },
    },
    deps,
  );
  await desk.bot.type('/beneficiaire kervella');
  address = await handOut();
});

/** « Droits de la personne », then « Tout lui remettre ». */
async function handOut(): Promise<string> {
  const rights = await desk.bot.press(await desk.bot.type('/beneficiaire kervella'), 'Droits de la personne');
  return addressIn(JSON.stringify(messageOf(await desk.bot.press(rights, 'Tout lui remettre'))));
}

async function given(): Promise<Dossier> {
  const { body } = await desk.envoie(address, { format: 'json' });
  return JSON.parse(new TextDecoder().decode(body as Uint8Array));
}

describe('what is given', () => {
  it('is who she is, what was done, what is to be done, what was sent, who looked', async () => {
    const dossier = await given();
    expect(dossier.identite).toEqual(
      expect.arrayContaining([
        { label: 'Nom d’usage', texte: 'Kervella' },
        { label: 'Numéro de téléphone', texte: '06 12 34 56 78' },
        { label: 'Commune de résidence', texte: 'Quimper (29)' },
      ]),
    );
    expect(dossier.notes).toBe('préfère le mardi matin');
    expect(dossier.activites).toHaveLength(1);
    expect(dossier.activites[0]).toMatchObject({ date: '2026-11-19', type: 'Accompagnement individuel' });
    expect(JSON.stringify(dossier.activites)).toContain('a ouvert sa boîte seul');
    expect(dossier.aFaire).toEqual([{ quoi: 'rappeler la CAF', pour: '2026-11-20' }]);
    expect(dossier.envois).toMatchObject([
      {
        a: 'as@ccas.exemple.fr',
        motif: 'Terminer une démarche commencée ensemble',
        accord: 'Accord oral de la personne',
        lectures: ['2026-11-19'],
      },
    ]);
    expect(dossier.consultations.map(({ quoi }) => quoi)).toEqual(
      expect.arrayContaining(['fiche ouverte', 'données remises à la personne']),
    );
    expect(dossier.choix).toEqual([
      expect.stringContaining('Accord oral de la personne le 19 novembre 2026'),
    ]);
  });

  it('is never how the mediator felt, nor what a colleague does not share; whose the rest is is said', async () => {
    const dossier = await given();
    const whole = JSON.stringify(dossier);
    for (const word of ['attachant', 'ressenti', 'Ressenti', 'secret de Karim', 'Le Bihan'])
      expect(whole).not.toContain(word);
    expect(dossier.ailleurs).toEqual([expect.stringContaining('garde 1 élément')]);
  });

  it('has what colleagues share, without their notes, and says with whom', async () => {
    const { deps, acteur } = desk.bot;
    const side = { acteur: acteur.id, sorte: 'liste', avec: KARIM } as const;
    await proposePartage(side, 'p', deps);
    await acceptPartage({ ...side, acteur: KARIM, avec: acteur.id }, deps);
    const dossier = await given();
    expect(dossier.activites.map(({ date }) => date)).toEqual(['2026-11-12', '2026-11-19']);
    expect(JSON.stringify(dossier)).not.toContain('secret de Karim');
    expect(dossier.partages).toEqual([expect.stringContaining('depuis le 19 novembre 2026')]);
    expect(dossier.ailleurs).toEqual([expect.stringContaining('notes')]);
  });

  it('is a document that can be read, the same in words', async () => {
    const { body, headers } = await desk.envoie(address, { format: 'pdf' });
    expect(headers['content-type']).toBe('application/pdf');
    const text = (await readPdf(body as Uint8Array)).drawn.join(' ');
    for (const words of [
      'Kervella',
      'a ouvert sa boîte seul',
      'as@ccas.exemple.fr',
      'Vos droits',
      'fiche ouverte',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('attachant');
  });
});

describe('the page', () => {
  it('names nobody before it is asked, and the address neither; its giving is logged', async () => {
    const page = await desk.ouvre(address);
    expect(texteDe(page)).toContain('Tout ce qui est gardé de cette personne');
    expect(texteDe(page)).not.toContain('Kervella');
    expect(decodeURIComponent(address)).not.toContain('Kervella');
    const { deps, acteur } = desk.bot;
    expect((await readJournal(acteur.id, deps)).some(({ quoi }) => quoi === 'remise')).toBe(false);
    await given();
    expect(await readJournal(acteur.id, deps)).toContainEqual(
      expect.objectContaining({ quoi: 'remise', personne: 'paul', qui: acteur.id }),
    );
  });

  it('opens nothing once she is erased', async () => {
    await eraseBeneficiaire({ acteur: desk.bot.acteur.id, id: 'paul' }, desk.bot.deps);
    const page = await desk.envoie(address, { format: 'json' });
    expect(page.status).toBe(422);
    expect(texteDe(page)).toContain('Cette personne est introuvable.');
  });
});
