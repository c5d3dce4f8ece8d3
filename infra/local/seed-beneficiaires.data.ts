// The people whom the samples follow: invented, with homonyms and particles so that searching has something to tell apart.
import type { Answers } from '#bot/forms/field.ts';

const QUIMPER = { code: '29232', nom: 'Quimper (29)' };
const DOUARNENEZ = { code: '29046', nom: 'Douarnenez (29)' };
/** As the list of communes writes it. */
const PONT_LABBE = { code: '29220', nom: "Pont-l'Abbé (29)" };
const BREST = { code: '29019', nom: 'Brest (29)' };

export const BENEFICIAIRES: Readonly<Record<string, readonly Answers[]>> = {
  lea: [
    {
      prenom: 'Marie-Hélène',
      nom: 'Kervoëlen',
      naissance: '1952',
      genre: 'feminin',
      situation: 'retraite',
      commune: QUIMPER,
      telephone: '+33612345678',
      autonomieArrivee: 'entierement_accompagne',
      equipements: ['telephone'],
      origine: 'entourage',
      notes: 'Vient le mardi matin. Sa fille l’aide le week-end.',
    },
    {
      prenom: 'Paul',
      nom: 'Dupont',
      naissance: '1952',
      genre: 'masculin',
      commune: QUIMPER,
      situation: 'retraite',
    },
    { prenom: 'Paule', nom: 'Dupont', naissance: '1980', genre: 'feminin', commune: DOUARNENEZ },
    { prenom: 'Awa', nom: 'Diallo', naissance: '1994', genre: 'feminin', telephone: '+33698123456' },
    { prenom: 'Yann', nom: 'Le Goff', naissance: '1971', genre: 'masculin', commune: QUIMPER },
    { prenom: 'Nadège', nom: 'Le Gall', naissance: '1966', genre: 'feminin', commune: QUIMPER },
    {
      prenom: 'Rachid',
      nom: 'El-Khoury',
      naissance: '1988',
      genre: 'masculin',
      email: 'r.elkhoury@exemple.fr',
    },
    {
      prenom: 'Jeanne',
      nom: 'Guivarc’h',
      naissance: '1943',
      genre: 'feminin',
      commune: DOUARNENEZ,
      sansTelephone: true,
    },
    { prenom: 'Linh', nom: 'Nguyen', naissance: '1999', genre: 'feminin' },
    { prenom: 'Mickaël', nom: 'Quéméneur', naissance: '1985', genre: 'masculin', commune: QUIMPER },
    {
      prenom: 'Odette',
      nom: 'Cariou',
      naissance: '1938',
      genre: 'feminin',
      commune: QUIMPER,
      situation: 'retraite',
    },
    { prenom: 'Samuel', nom: 'da Silva', naissance: '1979', genre: 'masculin', commune: DOUARNENEZ },
  ],
  karim: [
    {
      prenom: 'Soizic',
      nom: 'Tanguy',
      naissance: '1960',
      genre: 'feminin',
      commune: PONT_LABBE,
      telephone: '+33633221100',
    },
    { prenom: 'Paul', nom: 'Dupond', naissance: '1957', genre: 'masculin', commune: PONT_LABBE },
    { prenom: 'Fatoumata', nom: 'Camara', naissance: '1990', genre: 'feminin', commune: QUIMPER },
    { prenom: 'Erwan', nom: 'Le Bihan', naissance: '1948', genre: 'masculin', commune: PONT_LABBE },
    { prenom: 'Chantal', nom: 'Morvan', naissance: '1955', genre: 'feminin', commune: PONT_LABBE },
    { prenom: 'Ivan', nom: 'Petrenko', naissance: '1983', genre: 'masculin' },
  ],
  sami: [
    { prenom: 'Gwenaëlle', nom: 'Abiven', naissance: '1976', genre: 'feminin', commune: BREST },
    { prenom: 'Mamadou', nom: 'Bah', naissance: '1992', genre: 'masculin', commune: BREST },
    {
      prenom: 'Denise',
      nom: 'L’Hostis',
      naissance: '1941',
      genre: 'feminin',
      commune: BREST,
      situation: 'retraite',
    },
  ],
};
