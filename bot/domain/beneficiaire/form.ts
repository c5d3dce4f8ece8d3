// The sheet of a person: La Coop's fields, labels and sentences (2.1), with what the field asks and La Coop lacks (77, 78, 82, 83). Two are enough.
import * as z from 'zod';
import { equipements, origines, SANS_EQUIPEMENT } from '#bot/domain/vocabulary/beneficiaire.ts';
import { genres, situations } from '#bot/domain/vocabulary/personne.ts';
import { autonomies } from '#bot/domain/vocabulary/suivi.ts';
import type { PersonOption } from '#bot/forms/context.ts';
import { type ChoiceField, choice, choices, commune, longText, text, yesNo } from '#bot/forms/field.ts';
import { defineForm } from '#bot/forms/form.ts';
import { douteMotDePasse, sansDonneesSensibles } from '../donnees-sensibles.ts';
import { isToCome, parseNaissance } from './naissance.ts';
import { parseTelephone } from './telephone.ts';

/** Where a likely second sheet of somebody is doubted: the answer is one of the people found, or `NOUVELLE`. */
export const DOUBLON = 'nom.doublon';
export const NOUVELLE = 'nouvelle';

/** La Coop's limit. */
export const LONGEST_NAME = 100;

const TELEPHONE_REFUSED =
  'Ce numéro n’est pas valide : écrivez ses dix chiffres, par exemple 06 12 34 56 78, ou commencez par + et le pays.';

/** A reading of a text as a schema: what it gives is kept, what it refuses is said. */
function read(how: (text: string) => { readonly kept: string } | { readonly error: string }) {
  return z.string().transform((typed, refined) => {
    const reading = how(typed);
    if ('kept' in reading) return reading.kept;
    refined.addIssue(reading.error);
    return z.NEVER;
  });
}

const telephoneText = read((typed) => {
  const kept = parseTelephone(typed);
  return kept === undefined ? { error: TELEPHONE_REFUSED } : { kept };
});

const naissanceText = read((typed) => {
  const parsed = parseNaissance(typed);
  return 'error' in parsed ? parsed : { kept: parsed.naissance };
});

/** What a name may be: an apostrophe typed as a letter is put right, and would leave none. */
export const nameText = sansDonneesSensibles.refine(
  (typed) => /(?!\p{Lm})\p{L}/u.test(typed),
  'Écrivez au moins une lettre.',
);

const prenom = text({
  label: 'Prénom',
  full: 'Prénom(s)',
  required: true,
  maxLength: LONGEST_NAME,
  schema: nameText,
  missing: 'Veuillez renseigner un prénom.',
  keep: 'sealed',
});

const nom = text({
  label: 'Nom',
  full: 'Nom d’usage',
  required: true,
  maxLength: LONGEST_NAME,
  schema: nameText,
  missing: 'Veuillez renseigner un nom.',
  keep: 'sealed',
});

const naissance = text({
  label: 'Année de naissance',
  maxLength: 40,
  placeholder: '1952',
  help: 'D’une date entière, seule l’année est gardée.',
  schema: naissanceText,
  keep: 'sealed',
});

const garderDate = yesNo({
  label: 'Date de naissance',
  full: 'Garder la date entière',
  text: 'Garder la date entière',
  help: 'Seulement si elle sert à l’accompagnement',
  keep: 'sealed',
});

const telephone = text({
  label: 'Téléphone',
  full: 'Numéro de téléphone',
  maxLength: 40,
  placeholder: '06 12 34 56 78',
  schema: telephoneText,
  keep: 'sealed',
});

const sansTelephone = yesNo({
  label: 'Sans téléphone',
  full: 'N’a pas de téléphone',
  text: 'N’a pas de téléphone',
  when: (values) => values.telephone === undefined,
});

const email = text({
  label: 'E-mail',
  maxLength: 254,
  placeholder: 'prenom.nom@exemple.fr',
  schema: z.string().toLowerCase().pipe(z.email('Cette adresse e-mail n’est pas complète.')),
  keep: 'sealed',
});

const identite = {
  prenom,
  nom,
  naissance,
  commune: commune({ label: 'Commune de résidence', help: 'Nom ou code postal' }),
  telephone,
  sansTelephone,
  email,
  genre: choice({ label: 'Genre', options: genres }),
  garderDate,
} as const;

const situation = {
  situation: choice({ label: 'Situation', full: 'Statut du bénéficiaire', options: situations }),
  autonomieArrivee: choice({
    label: 'Autonomie à l’arrivée',
    full: 'Niveau d’autonomie à l’arrivée',
    options: autonomies,
  }),
  equipements: choices({
    label: 'Équipement',
    full: 'Équipement possédé',
    options: equipements,
    exclusive: [SANS_EQUIPEMENT],
  }),
  origine: choice({ label: 'Origine', full: 'Origine de la demande', options: origines }),
  prescripteur: text({
    label: 'Prescripteur',
    full: 'Nom du prescripteur',
    maxLength: 200,
    placeholder: 'CCAS de Quimper',
    schema: sansDonneesSensibles,
    keep: 'sealed',
  }),
} as const;

const notes = longText({
  label: 'Notes',
  full: 'Notes complémentaires',
  maxLength: 3000,
  help: 'L’utile seulement. Pas de donnée sensible : santé, mot de passe, numéro de sécurité sociale.',
  schema: sansDonneesSensibles,
  doubt: douteMotDePasse,
  keep: 'apart',
});

export const beneficiaireForm = defineForm({
  id: 'beneficiaire',
  version: 1,
  titre: 'Bénéficiaire',
  titreCourt: 'Bénéficiaire',
  steps: {
    identite: { titre: 'Identité', fields: identite },
    situation: { titre: 'Situation', fields: situation },
    notes: { titre: 'Notes', fields: { notes } },
  },
  firstScreen: ['prenom', 'nom', 'naissance', 'commune', 'telephone', 'genre', 'situation'],
  rules: [
    {
      field: 'naissance',
      message: 'Cette naissance est dans le futur : vérifiez l’année.',
      holds: ({ naissance: born }, today) => born === undefined || !isToCome(born, today),
    },
  ],
  doubt: (values, { persons }) => {
    const alike = persons?.alike(values) ?? [];
    return alike.length === 0 ? {} : { [DOUBLON]: whichOf(alike) };
  },
});

function whichOf(alike: readonly PersonOption[]): ChoiceField {
  return choice({
    label: 'Est-ce l’une de ces personnes ?',
    required: true,
    options: [...alike, { code: NOUVELLE, label: 'Non, créer une nouvelle fiche' }],
    missing: 'Dites si c’est l’une de ces personnes.',
  });
}
