// Exports of activities: La Coop's columns in its order, ours after, each field of each type in one, and nothing private that was not asked for.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Activites } from '#bot/documents/activites.ts';
import { writeActivitesCsv } from '#bot/documents/activites-csv.ts';
import { writeActivitesXlsx } from '#bot/documents/activites-xlsx.ts';
import { openArchive } from '#bot/documents/tableur/archive.ts';
import { linesOf } from '#bot/documents/tableur/csv-cellules.ts';
import { COORDINATION, MEDIATION } from '#bot/domain/cra/colonnes.data.ts';
import { colonnesDeCras } from '#bot/domain/cra/colonnes.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { answersTo } from '#test/support/answers.ts';
import { written, xmlParts } from '#test/support/ecrits.ts';

const reperes: Activites['reperes'] = {
  lieuDe: (id) =>
    id === 'l1' ? { nom: 'Médiathèque', commune: { code: '29232', nom: 'Quimper (29)' } } : undefined,
  codePostalDe: (insee) => (insee === '29232' ? '29000' : undefined),
  jourDe: (ms) => new Date(ms).toISOString().slice(0, 10),
};

function cra(type: string, values: Answers): Cra {
  return {
    ...{ id: `${type}-1`, auteur: 'lea', type, version: 1, origine: 'formulaire', rev: 1 },
    creeLe: Date.UTC(2025, 2, 4),
    modifieLe: Date.UTC(2025, 2, 5),
    values: { date: '2025-03-03', ...values },
  };
}

const individuel = cra('individuel', {
  duree: 45,
  lieu: { type: 'lieu_activite', lieu: 'l1' },
  thematiques: ['email', 'sante'],
  materiel: ['ordinateur'],
  personne: 'p1',
  autonomie: 'partiellement_autonome',
  redirection: 'aide_sociale',
  commune: { code: '29232', nom: 'Quimper (29)' },
  genre: 'feminin',
  trancheAge: 'soixante_dix_plus',
  situation: 'retraite',
  aDeux: true,
  notes: 'Rappeler vendredi',
  ressenti: 'espoir',
  tags: 'Carsat, mardi',
});
const atelier = cra('atelier', {
  duree: 120,
  lieu: { type: 'autre', commune: { code: '29019', nom: 'Brest (29)' } },
  thematiques: ['bureautique'],
  participants: 8,
  titre: '=Atelier',
  niveau: 'avance',
  genre: { feminin: 5, masculin: 3 },
});
const demarche = cra('demarche', {
  duree: 30,
  domaines: ['logement'],
  demarches: [{ nom: 'APL', etat: 'finalisee' }, { nom: 'Carte grise' }],
  thematiques: ['email'],
});
const evenement = cra('evenement', {
  participants: 200,
  nom: 'Fête du numérique',
  typeEvenement: 'autre',
  typeEvenementAutre: 'Fête',
  organisateurs: ['autre'],
});

/** Rows as texts by header. */
async function table(activites: Partial<Activites>): Promise<readonly Readonly<Record<string, string>>[]> {
  const bytes = await written((to) => writeActivitesCsv({ cras: [], reperes, avec: [], ...activites }, to));
  const [head = [], ...rows] = [...linesOf(bytes.toString('utf8').slice(1), ';')].map(({ cells }) => cells);
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}

describe('columns', () => {
  const entetes = (metier: 'mediation' | 'coordination', avec: Activites['avec'] = []) =>
    colonnesDeCras([metier], { reperes, avec }).map(({ entete }) => entete);

  it('are La Coop’s first, in its order', () => {
    const everything = {
      reperes: { ...reperes, personneDe: () => 'x', auteurDe: () => undefined },
      avec: ['notes'] as const,
    };
    const mediation = colonnesDeCras(['mediation'], everything).map(({ entete }) => entete);
    expect(mediation.slice(0, MEDIATION.length)).toEqual(MEDIATION.map(({ entete }) => entete));
    const coordination = colonnesDeCras(['coordination'], everything).map(({ entete }) => entete);
    expect(coordination.slice(0, COORDINATION.length)).toEqual(COORDINATION.map(({ entete }) => entete));
  });

  it('then one a field of ours, each once', () => {
    const ours = entetes('mediation').slice(entetes('mediation').indexOf('ID CRA') + 1);
    expect(ours).toContain('Thématique(s) de la démarche administrative');
    expect(ours).toContain('Suite de l’accompagnement');
    expect(new Set(entetes('mediation')).size).toBe(entetes('mediation').length);
  });

  it('tell of every field that may be exported, and of no other', () => {
    const told = new Set(
      [...MEDIATION, ...COORDINATION].flatMap(({ cle, champs }) => champs ?? [cle.split('.')[0] ?? '']),
    );
    for (const type of typesCra) {
      const columns = colonnesDeCras([type.metier], { reperes, avec: [] });
      for (const [name, field] of Object.entries(fieldsOf(type.form))) {
        const isThere = told.has(name) || columns.some(({ cle }) => cle === name);
        expect([type.id, name, isThere]).toEqual([type.id, name, field.exported !== false]);
      }
    }
  });

  it('have notes, feelings, names only where they are asked for', () => {
    expect(entetes('mediation').join()).not.toMatch(/Notes|ressenti|Bénéficiaire,|médiateur/);
    expect(entetes('mediation', ['notes'])).toContain('Notes supplémentaires');
    expect(entetes('mediation', ['ressenti'])).toContain('Mon ressenti (privé)');
    expect(entetes('mediation', ['notes', 'ressenti']).join()).not.toContain('Aide nécessaire');
  });
});

describe('cells', () => {
  it('of an individual accompaniment', async () => {
    const [row] = await table({
      cras: [individuel],
      avec: ['notes', 'ressenti'],
      reperes: { ...reperes, personneDe: () => 'Le Goff Hélène' },
    });
    expect(row).toMatchObject({
      Date: '03/03/2025',
      'Enregistré le': '04/03/2025',
      'Dernière modification le': '05/03/2025',
      Type: 'Accompagnement individuel',
      Participants: '2',
      Bénéficiaire: 'Le Goff Hélène',
      'Canaux d’accompagnement': 'Lieu d’activité',
      'Nom du lieu': 'Médiathèque',
      Commune: 'Quimper',
      'Code postal': '29000',
      'Code Insee': '29232',
      'Durée (min)': '45',
      'Matériel numérique utilisé': 'Ordinateur',
      'Thématique(s) d’accompagnement': 'E-mail ; Santé',
      Tags: 'Carsat, mardi',
      'Niveau d’autonomie (ou de l’atelier)': '2/3',
      'Bénéficiaire réorienté': 'Oui',
      'Structure de redirection': 'Structure d’aide sociale (maison des solidarités, centre social…)',
      'Commune du bénéficiaire': 'Quimper',
      'Statut du bénéficiaire': 'Retraité',
      'Notes supplémentaires': 'Rappeler vendredi',
      'Mon ressenti (privé)': 'Espoir',
      'ID CRA': 'individuel-1',
    });
  });

  it('of a workshop, a démarche, an event', async () => {
    const [one, two, three] = await table({ cras: [atelier, demarche, evenement] });
    expect(one).toMatchObject({
      Participants: '8',
      'Nom de l’atelier': "'=Atelier",
      Commune: 'Brest',
      'Niveau d’autonomie (ou de l’atelier)': '3/3',
      'Genre du bénéficiaire': 'Féminin : 5 ; Masculin : 3',
    });
    expect(two).toMatchObject({
      Participants: '1',
      // What the type does not ask is no answer of its own; a démarche has the 19th theme.
      'Thématique(s) d’accompagnement': expect.stringContaining('Aide aux démarches administratives'),
      'Nom de la démarche administrative': 'APL ; Carte grise',
      'Bénéficiaire réorienté': 'Non',
    });
    expect(three).toMatchObject({
      Type: 'Évènement',
      Participants: '200',
      'Nom de l’évènement': 'Fête du numérique',
    });
  });

  it('of a type unknown to this version say when and by whom', async () => {
    const [row] = await table({ cras: [cra('a-venir', { duree: 30 })] });
    expect(row).toMatchObject({ Type: 'Compte rendu d’activité', 'ID CRA': 'a-venir-1', 'Durée (min)': '' });
  });

  it('of a colleague’s activity name them, and their role', async () => {
    const [row] = await table({
      cras: [individuel],
      reperes: { ...reperes, auteurDe: () => ({ nom: 'Léa Martin', role: 'conseiller' }) },
    });
    expect(row).toMatchObject({ 'Nom du médiateur': 'Léa Martin', Rôle: 'Conseil numérique' });
  });
});

describe('a workbook', () => {
  const xlsx = (cras: Activites['cras']) =>
    written((to) => writeActivitesXlsx({ cras, reperes, avec: [] }, to));

  it('has mediation on a sheet and coordination on another, typed, frozen, filtered', async () => {
    const parts = await xmlParts(await xlsx([individuel, evenement, atelier]));
    expect(parts.get('xl/workbook.xml')).toMatch(/name="Activités"[\s\S]*name="Activités de coordination"/);
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet).toMatch(/<autoFilter ref="A1:[A-Z]+1"\/>/);
    // The days, the participants and the minutes are numbers; the workshop's name is text.
    expect(sheet).toMatch(/<c r="A2"[^>]*><v>45719<\/v>/);
    expect(sheet.match(/<row /g)).toHaveLength(3);
    expect(sheet).toContain('t="str"><v>=Atelier</v>');
    expect(sheet).not.toContain('<f');
    expect(parts.get('xl/worksheets/sheet2.xml')).toContain('Fête du numérique');
  });

  it('has its headers when there is nothing, and one sheet', async () => {
    const bytes = await xlsx([]);
    expect((await openArchive(bytes)).names.filter((name) => name.includes('worksheets'))).toHaveLength(1);
  });
});

test('every activity of every type is a row of both files, the same', async () => {
  const cras = fc.oneof(
    ...typesCra
      .filter(({ metier }) => metier === 'mediation')
      .map((type) => answersTo(fieldsOf(type.form)).map((values) => cra(type.id, values))),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(cras, { minLength: 1, maxLength: 4 }), async (all) => {
      const activites = { cras: all, reperes, avec: ['notes', 'ressenti'] as const };
      const parts = await xmlParts(await written((to) => writeActivitesXlsx(activites, to)));
      const csv = await table(activites);
      expect(parts.get('xl/worksheets/sheet1.xml')?.match(/<row /g)).toHaveLength(all.length + 1);
      expect(csv).toHaveLength(all.length);
      const sum = csv.reduce((total, row) => total + Number(row.Participants), 0);
      const expected = all.map(({ type, values }) =>
        typesCra.find(({ id }) => id === type)?.accompagnements(values),
      );
      expect(sum).toBe(expected.reduce<number>((total, one) => total + (one ?? 0), 0));
    }),
    { numRuns: 15 },
  );
});
