// The table of rights, read as its readers do, and what sharing makes of each link.
import { describe, expect, it } from 'vitest';
import { ACTES, LIENS, peut } from '#bot/domain/beneficiaire/droits.ts';
import { cercleDe, lienDe, type Partage, SEUL, voitDe } from '#bot/domain/partage.ts';

const possible = (lien: (typeof LIENS)[keyof typeof LIENS], opposee: boolean) =>
  ACTES.filter((acte) => peut(acte, { lien, opposee }));

describe('what may be done to a person', () => {
  it('is everything for whoever follows her', () => {
    expect(possible('proprietaire', false)).toEqual([...ACTES]);
  });

  it('is to see her, record and send, for a colleague she is shared with', () => {
    expect(possible('partage', false)).toEqual(['voir', 'activite', 'envoyer']);
  });

  it.each([
    'coordination de l’équipe',
    'a quitté l’équipe',
    'archivé de l’équipe',
    'quelqu’un d’autre',
  ] as const)('is nothing for %s', (qui) => {
    expect(possible(LIENS[qui], false)).toEqual([]);
  });

  it('stops at seeing and correcting once she objects', () => {
    expect(possible('proprietaire', true)).toEqual(['voir', 'notes', 'modifier', 'fusionner', 'droits']);
    expect(possible('partage', true)).toEqual(['voir']);
  });
});

const share = (more: Partial<Partage>): Partage => ({
  id: 'p1',
  sorte: 'liste',
  avec: 'karim',
  etat: 'actif',
  depuis: 0,
  ...more,
});

describe('the link to a person of Karim', () => {
  const paul = { id: 'paul', proprietaire: 'karim', anciens: ['nadia'] };
  const groupe = (etat: 'actif' | 'recu') => ({
    id: 'g',
    nom: 'Médiathèque',
    membres: [
      { acteur: 'lea', etat },
      { acteur: 'karim', etat: 'actif' as const },
    ],
  });

  it.each([
    ['no share', SEUL, 'aucun'],
    ['his list, proposed', cercleDe('lea', [share({ etat: 'propose' })], []), 'aucun'],
    ['his list, agreed', cercleDe('lea', [share({})], []), 'partage'],
    ['another person of his', cercleDe('lea', [share({ sorte: 'personne', personne: 'awa' })], []), 'aucun'],
    ['that person', cercleDe('lea', [share({ sorte: 'personne', personne: 'paul' })], []), 'partage'],
    [
      'that person, by somebody who does not follow her',
      cercleDe('lea', [share({ sorte: 'personne', personne: 'paul', avec: 'nadia' })], []),
      'aucun',
    ],
    ['a group that Léa has not joined', cercleDe('lea', [], [groupe('recu')]), 'aucun'],
    ['a group of both', cercleDe('lea', [], [groupe('actif')]), 'partage'],
  ])('with %s', (_, cercle, lien) => {
    expect(lienDe(paul, 'lea', cercle)).toBe(lien);
    expect(lienDe(paul, 'karim', cercle)).toBe('proprietaire');
  });

  it('shows entries of those who share with who reads, one’s own, and those who followed her before', () => {
    const seen = (acteur: string, cercle = SEUL) =>
      ['lea', 'karim', 'nadia', 'sami'].filter((auteur) =>
        voitDe(auteur, { personne: paul, acteur }, cercle),
      );
    expect(seen('karim')).toEqual(['karim', 'nadia']);
    expect(seen('lea', cercleDe('lea', [share({})], []))).toEqual(['lea', 'karim']);
    expect(seen('karim', cercleDe('karim', [share({ avec: 'sami' })], []))).toEqual([
      'karim',
      'nadia',
      'sami',
    ]);
  });
});
