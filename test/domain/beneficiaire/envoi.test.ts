// Sendings on paper: passwords that are heard, states that end, and a sheet that holds what was chosen and nothing else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Envoi,
  isOpen,
  isPreview,
  LIEN_OUVERT,
  PREPARE_GARDE,
  waitAfter,
} from '#bot/domain/beneficiaire/envoi.ts';
import type { AEnvoyer } from '#bot/domain/beneficiaire/fiche-de.ts';
import { ficheDe } from '#bot/domain/beneficiaire/fiche-de.ts';
import { newPassword, typedPassword } from '#bot/domain/beneficiaire/mot-de-passe.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Answers } from '#bot/forms/field.ts';
import { context } from '#test/support/answers.ts';

/** Bytes as a source of chance gives them, always the same. */
function chance(bytes: readonly number[]) {
  let at = 0;
  return (count: number) => Uint8Array.from({ length: count }, () => bytes[at++ % bytes.length] ?? 0);
}

describe('a password', () => {
  it('is five words that are written as they are heard, whatever is drawn, no longer than PDF readers take', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { minLength: 40, maxLength: 60 }), (bytes) => {
        fc.pre(bytes.some((byte) => byte < 240));
        const password = newPassword(chance(bytes));
        const long = '(?:[bdflmnprtv][aiou]){3}';
        const short = '[aiou](?:[bdflmnprtv][aiou]){2}';
        expect(password).toMatch(new RegExp(`^${long}-${short}-${long}-${short}-${long}$`));
        expect(password.length).toBe(32);
      }),
      { numRuns: 100 },
    );
  });

  it('draws every letter as often, and none from the bytes left over', () => {
    for (const [at, letters] of [
      [0, 10],
      [1, 4],
    ] as const) {
      const counts = new Map<string, number>();
      for (let byte = 0; byte < 240; byte += 1) {
        const drawn = newPassword(chance([...(at === 0 ? [] : [3]), byte, 250, 10, 60, 255, 90, 120])).charAt(
          at,
        );
        counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
      }
      expect(counts.size).toBe(letters);
      expect(new Set(counts.values())).toEqual(new Set([240 / letters]));
    }
  });

  it.each([
    'TOLAVI duparo Minula rofati bavidu',
    ' tolavi–duparo - minula  rofati_bavidu ',
    'tôlàvi.duparo.minula.rofati.bavidu',
  ])('typed « %s » is what was heard', (typed) => {
    expect(typedPassword(typed)).toBe('tolavi-duparo-minula-rofati-bavidu');
  });
});

const AT = Date.UTC(2026, 10, 27, 10);
const envoi = (more: Partial<Envoi>): Envoi => ({
  id: 'e1',
  personne: 'paul',
  auteur: 'lea',
  etat: 'envoye',
  voie: 'lien',
  motif: 'demande',
  accord: 'oral',
  contenu: [],
  prepareLe: AT,
  envoyeLe: AT,
  essais: 1,
  ouvertures: [],
  erreurs: 0,
  ...more,
});

describe('a link', () => {
  it.each([
    [{}, 0, true],
    [{}, LIEN_OUVERT - 1, true],
    [{}, LIEN_OUVERT, false],
    [{ revoqueLe: AT }, 1, false],
    [{ erreurs: 9 }, 1, true],
    [{ erreurs: 10 }, 1, false],
    [{ etat: 'inconnu' }, 1, true],
    [{ etat: 'prepare' }, 1, false],
    [{ etat: 'annule' }, 1, false],
    [{ etat: 'refuse' }, 1, false],
    [{ voie: 'piece' }, 1, false],
  ] as const)('%j after %s ms is open: %s', (more, after, open) => {
    expect(isOpen(envoi(more), AT + after)).toBe(open);
  });

  it('is previewed for a day, until it leaves', () => {
    const prepared = envoi({ etat: 'prepare' });
    expect([0, PREPARE_GARDE - 1, PREPARE_GARDE].map((after) => isPreview(prepared, AT + after))).toEqual([
      true,
      true,
      false,
    ]);
    expect(isPreview(envoi({}), AT)).toBe(false);
  });
});

it('a server that asks to wait is tried again for about a day, further apart each time', () => {
  const waits = Array.from({ length: 9 }, (_, n) => waitAfter(n + 1) ?? 0);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000).toBeGreaterThan(23);
  expect(waitAfter(10)).toBeUndefined();
});

const cra = (date: string, values: Answers = {}, auteur = 'lea'): Cra => ({
  id: date,
  auteur,
  type: 'individuel',
  version: 1,
  values: { date, duree: 45, thematiques: ['email'], ...values },
  origine: 'formulaire',
  creeLe: 0,
  modifieLe: 0,
  rev: 1,
});

const SHEET: AEnvoyer['sheet'] = {
  id: 'paul',
  proprietaire: 'lea',
  version: 1,
  values: {
    prenom: 'Paul',
    nom: 'Dupont',
    naissance: '1952',
    telephone: '+33612345678',
    genre: 'masculin',
    notes: 'préfère le mardi',
    prescripteur: 'CCAS',
  },
  creeLe: 0,
  modifieLe: 0,
  rev: 1,
};

const sent = (contenu: readonly string[], periode = 'tout') =>
  ficheDe(
    {
      reference: 'k3f9a2',
      date: '2026-11-27',
      choix: { motif: 'accompagnement', accord: 'oral', contenu, periode },
      expediteur: [{ label: 'Envoyée par', texte: 'Léa Martin' }],
      sheet: SHEET,
      cras: [
        cra('2026-11-02', { autonomie: 'autonome', notes: 'secret', ressentiMot: 'soulagé' }),
        cra('2026-03-01', { demarches: [{ nom: 'carte grise', etat: 'finalisee' }] }, 'karim'),
        cra('2025-01-15'),
      ],
      taches: [{ quoi: 'rappeler la CAF', quand: '2026-12-04' }],
      noms: new Map([['karim', 'Karim Benali']]),
      auteur: 'lea',
    },
    context,
  );

describe('the sheet that leaves', () => {
  it('says who, why and with whose agreement', () => {
    expect(sent(['identite'])).toEqual({
      reference: 'k3f9a2',
      date: '2026-11-27',
      motif: 'Poursuivre l’accompagnement social',
      accord: 'Accord oral de la personne, recueilli le 27 novembre 2026.',
      expediteur: [{ label: 'Envoyée par', texte: 'Léa Martin' }],
      identite: [
        { label: 'Prénom et nom', texte: 'Paul Dupont' },
        { label: 'Année de naissance', texte: '1952' },
        { label: 'Téléphone', texte: '06 12 34 56 78' },
      ],
    });
  });

  it('tells what was done, newest first, each by who recorded it', () => {
    const { suivi } = sent(['suivi']);
    expect(suivi?.activites).toEqual([
      { date: '2026-11-02', titre: 'Individuel', duree: '45 min', resume: 'E-mail ; ★★★' },
      {
        date: '2026-03-01',
        titre: 'Individuel',
        duree: '45 min',
        resume: 'E-mail, Démarches administratives ; carte grise',
        par: 'Karim Benali',
      },
      { date: '2025-01-15', titre: 'Individuel', duree: '45 min', resume: 'E-mail' },
    ]);
    expect(suivi?.bilan[0]).toEqual({
      label: 'Rencontres',
      texte: '3, du 15 janvier 2025 au 2 novembre 2026',
    });
    expect(suivi?.aFaire).toEqual([{ quoi: 'rappeler la CAF', quand: '2026-12-04' }]);
  });

  it('keeps to the period, and says it', () => {
    const fiche = sent(['suivi'], 'un_an');
    expect(fiche.periode).toBe('du 27 novembre 2025 au 27 novembre 2026');
    expect(fiche.suivi?.activites).toHaveLength(2);
  });

  it.each([[['identite']], [['suivi']], [['identite', 'suivi']]])(
    'with %j holds no note, and never a feeling',
    (contenu) => {
      const text = JSON.stringify(sent(contenu));
      for (const word of ['secret', 'soulagé', 'mardi', 'masculin', 'CCAS']) expect(text).not.toContain(word);
      expect(text.includes('Dupont')).toBe(contenu.includes('identite'));
    },
  );

  it('has the notes of the sheet where they are asked for', () => {
    expect(sent(['notes']).notes).toBe('préfère le mardi');
  });
});
