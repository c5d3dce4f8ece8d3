// Rows read as people: what is kept, what would be lost, who is nobody.
import { describe, expect, it, test } from 'vitest';
import { avecDoutes, personnesDe } from '#bot/domain/beneficiaire/personnes.ts';
import type { Tableau } from '#bot/domain/beneficiaire/tableau.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import { loadCommunes } from '../../../lambdas/communes.ts';

const context = { today: '2026-11-27', communes: communeMatcher(await loadCommunes()) };

function tableau(entetes: readonly string[], ...rows: readonly (readonly string[])[]): Tableau {
  const lignes = rows.map((cellules, at) => ({ numero: at + 2, cellules }));
  return { entetes, lignes, auDela: 0, remarques: [] };
}

const read = (entetes: readonly string[], ...rows: readonly (readonly string[])[]) =>
  personnesDe(tableau(entetes, ...rows), context);

/** One more column, beside two names. */
function one(entete: string, cell: string) {
  const [personne] = read(['Nom', 'Prénom', entete], ['LE GOFF', 'hélène', cell]).personnes;
  return personne;
}

describe('a person', () => {
  it('is kept as the form keeps them', () => {
    const { personnes, refusees } = read(
      ['NOM', 'Prénom', 'DDN', 'Ville', 'CP', 'Tél', 'Mail', 'Sexe', 'Statut', 'Matériel', 'Observations'],
      [
        'LE GOFF',
        'hélène',
        '1952-03-12',
        'quimper',
        '29000',
        '612345678',
        'Helene@Exemple.FR',
        'F',
        'retraitée',
        'smartphone, tablette',
        'Vient\nle mardi.',
      ],
    );
    expect(refusees).toEqual([]);
    expect(personnes.map(({ values, ecarts }) => ({ values, ecarts }))).toEqual([
      {
        values: {
          nom: 'Le Goff',
          prenom: 'Hélène',
          naissance: '1952',
          commune: { code: '29232', nom: 'Quimper (29)' },
          telephone: '+33612345678',
          email: 'helene@exemple.fr',
          genre: 'feminin',
          situation: 'retraite',
          equipements: ['telephone', 'tablette'],
          notes: 'Vient\nle mardi.',
        },
        ecarts: [],
      },
    ]);
  });

  test.each<[string, readonly string[], readonly string[], Record<string, unknown>]>([
    ['by one cell for both names', ['Nom Prénom'], ['Dupont Marie'], { nom: 'Dupont', prenom: 'Marie' }],
    [
      'by a civility',
      ['Civilité', 'Nom', 'Prénom'],
      ['Mme', 'Dupont', 'Marie'],
      { nom: 'Dupont', prenom: 'Marie', genre: 'feminin' },
    ],
    [
      'by a genre before a civility',
      ['Civilité', 'Nom', 'Prénom', 'Genre'],
      ['Mme', 'Dupont', 'Marie', 'N'],
      { nom: 'Dupont', prenom: 'Marie', genre: 'non_communique' },
    ],
    [
      'by a second column when the first is empty',
      ['Nom', 'Prénom', 'Téléphone', 'Portable'],
      ['Dupont', 'Marie', '', '06 12 34 56 78'],
      { nom: 'Dupont', prenom: 'Marie', telephone: '+33612345678' },
    ],
    [
      'by the first column when both are filled',
      ['Nom', 'Prénom', 'Portable', 'Téléphone'],
      ['Dupont', 'Marie', '06 12 34 56 78', '02 98 12 34 56'],
      { nom: 'Dupont', prenom: 'Marie', telephone: '+33298123456' },
    ],
    [
      'without a phone, in words',
      ['Nom', 'Prénom', 'Téléphone'],
      ['Dupont', 'Marie', 'pas de téléphone'],
      { nom: 'Dupont', prenom: 'Marie', sansTelephone: true },
    ],
    [
      'with a full date that is wanted',
      ['Nom', 'Prénom', 'Naissance', 'Garder la date'],
      ['Dupont', 'Marie', '12/03/1952', 'x'],
      { nom: 'Dupont', prenom: 'Marie', naissance: '12/03/1952', garderDate: true },
    ],
    [
      'with spaces around',
      ['Nom', 'Prénom'],
      ['  Dupont ', '\u00a0Marie '],
      { nom: 'Dupont', prenom: 'Marie' },
    ],
  ])('is read %s', (_how, entetes, row, values) => {
    expect(read(entetes, row).personnes).toMatchObject([{ values, ecarts: [] }]);
    expect(read(entetes, row).personnes[0]?.values).toEqual(values);
  });
});

describe('what is not valid is left out, and told by its column', () => {
  test.each([
    ['Tél', '06 12', 'Ce numéro n’est pas valide'],
    ['DDN', '52', 'Indiquez une année en quatre chiffres'],
    ['DDN', '12/03/2030', 'dans le futur'],
    ['DDN', '31/02/1952', 'n’existe pas'],
    ['Mail', 'helene(at)exemple.fr', 'pas complète'],
    ['Ville', 'Saint-Denis', 'Plusieurs communes possibles'],
    ['Sexe', 'X', 'Choix inconnu'],
    ['Statut', 'pompier', 'Choix inconnu'],
    ['Matériel', 'aucun équipement, tablette', 'ne va avec aucun autre choix'],
    ['Sans téléphone', 'bof', 'oui ou non'],
    ['Notes', 'Sécu 1 52 03 29 232 001 23', undefined],
    ['Notes', 'Sécu 1 52 03 29 232 001 85', 'numéro de sécurité sociale'],
    ['Notes', 'x'.repeat(3_001), 'raccourcissez-le'],
  ])('« %s » : %s', (entete, cell, raison) => {
    const personne = one(entete, cell);
    if (raison === undefined) {
      expect(personne?.ecarts).toEqual([]);
      return;
    }
    expect(personne?.values).toEqual({ nom: 'Le Goff', prenom: 'Hélène' });
    expect(personne?.ecarts).toEqual([
      { colonne: entete, champ: expect.any(String), raison: expect.stringContaining(raison) },
    ]);
  });

  it('under the header of the column that was read', () => {
    const { personnes } = read(['Nom', 'Prénom', 'Téléphone', 'Portable'], ['Dupont', 'Marie', '', '06']);
    expect(personnes[0]?.ecarts).toMatchObject([{ colonne: 'Portable', champ: 'telephone' }]);
  });

  it('communes are looked for as long as enough are found', () => {
    const rows = Array.from({ length: 600 }, (_, at) => ['Dupont', 'Marie', `Nullepart ${at}`]);
    const asked: string[] = [];
    const communes = (text: string) => {
      asked.push(text);
      return { near: [] };
    };
    const { personnes } = personnesDe(tableau(['Nom', 'Prénom', 'Ville'], ...rows), { ...context, communes });
    expect(asked).toHaveLength(500);
    const raisons = new Set(personnes.flatMap(({ ecarts }) => ecarts.map(({ raison }) => raison)));
    expect([...raisons]).toEqual(['Commune introuvable.', expect.stringContaining('non cherchée')]);
  });

  it('a doubtful text is left out unless the mediator keeps it', () => {
    const personne = one('Notes', 'Mot de passe : Soleil29');
    expect(personne?.values).toEqual({ nom: 'Le Goff', prenom: 'Hélène' });
    expect(personne?.ecarts).toMatchObject([{ champ: 'notes', douteux: 'Mot de passe : Soleil29' }]);
    expect(personne && avecDoutes(personne)).toEqual({
      nom: 'Le Goff',
      prenom: 'Hélène',
      notes: 'Mot de passe : Soleil29',
    });
  });
});

describe('a row that is nobody’s', () => {
  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['has no first name', ['Nom', 'Prénom'], ['Dupont'], ['Prénom : Veuillez renseigner un prénom.']],
    ['has no name', ['Nom', 'Prénom'], ['', 'Marie'], ['Nom : Veuillez renseigner un nom.']],
    ['is a total', ['Nom', 'Prénom'], ['Total', '12'], ['Prénom : Écrivez au moins une lettre.']],
    [
      'has names that are not told apart',
      ['Bénéficiaire'],
      ['Dupont Marie'],
      ['Bénéficiaire : Le nom et le prénom ne se distinguent pas'],
    ],
    [
      'has a social security number for a name',
      ['Nom', 'Prénom'],
      ['1 52 03 29 232 001 85', 'Marie'],
      ['Nom : Retirez le numéro'],
    ],
    [
      'is the example of the template',
      ['Nom', 'Prénom', 'Année de naissance'],
      ['Exemple', 'Léa', '1970'],
      ['Nom : C’est la ligne d’exemple du modèle.'],
    ],
  ])('%s', (_what, entetes, row, said) => {
    const { personnes, refusees } = read(entetes, row);
    expect(personnes).toEqual([]);
    expect(refusees.map(({ ligne }) => ligne)).toEqual([{ numero: 2, cellules: row }]);
    const reasons = refusees.flatMap(({ erreurs }) =>
      erreurs.map(({ colonne, raison }) => `${colonne} : ${raison}`),
    );
    expect(reasons).toEqual(said.map((reason) => expect.stringContaining(reason)));
  });

  it('is no row when no column that is read holds anything', () => {
    const { personnes, refusees } = read(['N°', 'Nom', 'Prénom'], ['1', '', ' '], ['2', 'Dupont', 'Marie']);
    expect(personnes.map(({ ligne }) => ligne.numero)).toEqual([3]);
    expect(refusees).toEqual([]);
  });

  it('never repeats what was read', () => {
    const secret = 'Xyzzy';
    const { refusees, personnes } = read(
      ['Nom', 'Prénom', 'Tél', 'DDN', 'Mail', 'Ville', 'Sexe', 'Sans téléphone'],
      ['1', `1${secret}`, secret, secret, secret, secret, secret, secret],
      ['a', 'b', secret, secret, secret, secret, secret, secret],
    );
    const reasons = [
      ...refusees.flatMap(({ erreurs }) => erreurs),
      ...personnes.flatMap(({ ecarts }) => ecarts),
    ];
    expect(reasons.length).toBeGreaterThan(6);
    expect(JSON.stringify(reasons)).not.toMatch(/xyzzy/i);
  });
});
