// All that is kept of a person in words: hers, and never how her mediator felt; what cannot be given is said to be elsewhere.
import { describe, expect, it } from 'vitest';
import { type DossierBrut, dossierDe, type MotsDuDossier } from '#bot/domain/beneficiaire/dossier.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';

const AT = Date.parse('2026-11-19T10:00:00Z');
const NAMES: Readonly<Record<string, string>> = {
  lea: 'Léa',
  karim: 'Karim',
  sami: 'Sami',
  g: 'Équipe Nord',
};
const MOTS: MotsDuDossier = {
  today: '2026-11-27',
  dayOf: (milliseconds) => new Date(milliseconds).toISOString().slice(0, 10),
  nameOf: (id) => NAMES[id] ?? '',
  contextOf: (auteur) => ({
    today: '2026-11-27',
    places: [{ id: 'p1', label: `Lieu de ${NAMES[auteur]}` }],
    communes: () => ({ near: [] }),
    usage: {},
  }),
};
const SHEET = {
  id: 'b',
  proprietaire: 'lea',
  version: 1,
  values: { prenom: 'Paul', nom: 'Kervella' },
  creeLe: AT,
  modifieLe: AT,
  rev: 1,
};
const BRUT: DossierBrut = {
  sheet: SHEET,
  fondues: [],
  cras: [],
  taches: [],
  envois: [],
  partages: [],
  acces: [],
  ailleurs: new Map(),
};
const cra = (auteur: string, values: Cra['values'], type = 'individuel'): Cra => ({
  id: 'c',
  auteur,
  type,
  version: 1,
  values: { date: '2026-11-19', personne: 'b', lieu: { type: 'lieu', lieu: 'p1' }, ...values },
  origine: 'formulaire',
  creeLe: AT,
  modifieLe: AT,
  rev: 1,
});
const dit = (change: Partial<DossierBrut>) => dossierDe({ ...BRUT, ...change }, MOTS);

describe('activities', () => {
  it('say what was noted, where its author was, and nothing of how they felt', () => {
    const { activites } = dit({
      cras: [cra('karim', { duree: 45, ressenti: 'facile', ressentiMot: 'attachant' })],
    });
    expect(activites).toEqual([
      {
        date: '2026-11-19',
        type: 'Accompagnement individuel',
        par: 'Karim',
        lignes: expect.arrayContaining([{ label: expect.stringMatching(/^Lieu/), texte: 'Lieu de Karim' }]),
      },
    ]);
    expect(JSON.stringify(activites)).not.toMatch(/attachant|ressenti/i);
  });

  it('of a type that is no more are still told', () => {
    expect(dit({ cras: [cra('lea', {}, 'disparu')] }).activites).toMatchObject([
      { type: 'Compte rendu d’activité', lignes: [] },
    ]);
  });

  it('of others are said to have notes of theirs', () => {
    expect(dit({ cras: [cra('lea', {})] }).ailleurs).toEqual([]);
    expect(dit({ cras: [cra('karim', {})] }).ailleurs).toEqual([expect.stringContaining('notes')]);
  });
});

it('sheets that were merged into hers, and who followed her before, are told', () => {
  const dossier = dit({
    sheet: { ...SHEET, anciens: ['sami'] },
    fondues: [{ ...SHEET, values: { nom: 'Quervella', notes: 'le soir' } }],
  });
  expect(dossier.fichesFusionnees).toEqual([
    [
      { label: 'Nom d’usage', texte: 'Quervella' },
      { label: expect.stringMatching(/^Notes/), texte: 'le soir' },
    ],
  ]);
  expect(dossier.partages).toEqual(['Vous étiez auparavant suivie par Sami.']);
});

it('whom it is shared with, by list, alone or in a group', () => {
  const share = { id: 'i', etat: 'actif', depuis: AT } as const;
  const { partages } = dit({
    partages: [
      { ...share, sorte: 'liste', avec: 'karim' },
      { ...share, sorte: 'groupe', avec: 'g' },
    ],
  });
  expect(partages).toEqual([
    'Votre suivi est partagé avec Karim depuis le 19 novembre 2026.',
    'Votre suivi est partagé avec les membres de Équipe Nord depuis le 19 novembre 2026.',
  ]);
});

it('that she objected, who looked, and whose hands the rest is in', () => {
  const dossier = dit({
    sheet: { ...SHEET, opposeeLe: AT },
    acces: [
      { quoi: 'ouverture', quand: AT },
      { quoi: 'export', qui: 'lea', quand: AT },
    ],
    ailleurs: new Map([['sami', 2]]),
  });
  expect(dossier.choix).toEqual(['Vous vous êtes opposée à être suivie le 19 novembre 2026.']);
  expect(dossier.consultations).toEqual([
    { date: '2026-11-19', quoi: 'fiche lue par le lien envoyé', par: 'destinataire d’un envoi' },
    { date: '2026-11-19', quoi: 'export dans un fichier', par: 'Léa' },
  ]);
  expect(dossier.ailleurs).toEqual(['Sami garde 2 éléments que seule cette personne peut vous donner.']);
});
