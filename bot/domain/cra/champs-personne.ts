// The fields about the people of a CRA: what comes next for them, who they are while they stay anonymous.

import * as z from 'zod';
import { origines } from '#bot/domain/vocabulary/beneficiaire.ts';
import {
  aidesNecessaires,
  genres,
  genresComptes,
  RIEN_DE_SPECIFIQUE,
  situations,
  situationsComptees,
  tranchesAge,
  tranchesAgeComptees,
} from '#bot/domain/vocabulary/personne.ts';
import { redirections, suites, transferts } from '#bot/domain/vocabulary/suivi.ts';
import {
  choice,
  choices,
  commune,
  counters,
  number,
  type Option,
  person,
  records,
  text,
  yesNo,
} from '#bot/forms/field.ts';
import { sansDonneesSensibles } from '../donnees-sensibles.ts';
import { ANONYME, LONGEST_LINE, MOST_PEOPLE } from './champs.ts';

// Suite

export const suite = choice({
  label: 'Suite',
  full: 'Suite de l’accompagnement',
  options: suites,
  counted: true,
});

export const redirection = choice({
  label: 'Structure conseillée',
  full: 'Structure de redirection',
  options: redirections,
  help: 'Si la personne est orientée ailleurs',
  counted: true,
});

export const structureNom = text({
  label: 'Nom de la structure',
  full: 'Nom de la structure de redirection',
  maxLength: LONGEST_LINE,
  schema: sansDonneesSensibles,
  keep: 'sealed',
  counted: true,
});

export const besoin = text({
  label: 'Pour quel besoin',
  full: 'Besoin à l’origine de la redirection',
  maxLength: LONGEST_LINE,
  schema: sansDonneesSensibles,
  keep: 'sealed',
});

export const transfert = choice({
  label: 'Transfert',
  full: 'Manière de transférer',
  options: transferts,
  counted: true,
});

export const aFaire = text({
  label: 'À faire',
  full: 'Ce qui reste à faire',
  maxLength: LONGEST_LINE,
  placeholder: 'rappeler la CAF vendredi',
  // Of nobody in particular, nothing can be brought back to mind.
  when: ({ personne }) => personne !== undefined,
  schema: sansDonneesSensibles,
  keep: 'sealed',
});

// Personne, public

export const aDeux = yesNo({
  label: 'À deux',
  full: 'Deux personnes reçues ensemble',
  text: 'Deux personnes reçues ensemble',
  help: 'Genre, âge et autonomie sont propres à chacune : notés ici, ceux de la première. L’autre se nomme par « Modifier ».',
  counted: true,
});

/** Whoever comes with the first one, and is followed too: exported with her. */
export const deuxieme = person({
  label: 'Deuxième personne',
  full: 'Deuxième bénéficiaire',
  anonymous: ANONYME,
  when: ({ aDeux }) => aDeux === true,
  exported: false,
});

export const dejaAccompagne = yesNo({
  label: 'Déjà accompagné',
  full: 'J’ai déjà accompagné ce bénéficiaire',
  text: 'J’ai déjà accompagné cette personne',
  counted: true,
});

export const communeResidence = commune({
  label: 'Commune de résidence',
  full: 'Commune de résidence du bénéficiaire',
  help: 'Nom ou code postal',
  counted: 'person',
});

export const genre = choice({
  label: 'Genre',
  full: 'Genre du bénéficiaire',
  options: genres,
  counted: 'person',
});

export const trancheAge = choice({
  label: 'Tranche d’âge',
  full: 'Tranche d’âge du bénéficiaire',
  options: tranchesAge,
  counted: 'person',
});

export const situation = choice({
  label: 'Situation',
  full: 'Statut du bénéficiaire',
  options: situations,
  counted: 'person',
});

/** Where the request comes from: the list of those whom people are sent to, so that both cross (research 83, 84). */
export const origine = choice({
  label: 'Origine',
  full: 'Origine de la demande',
  options: origines,
  counted: true,
});

export const rsa = yesNo({
  label: 'RSA',
  full: 'Bénéficiaire du RSA',
  text: 'Perçoit le RSA',
  counted: 'person',
});

export const engagement = yesNo({
  label: 'Engagement associatif',
  text: 'Engagée dans une association',
  counted: 'person',
});

/** May reveal health: off until an administrator enables it, never on a sheet or in an export. */
export const aideNecessaire = choices({
  label: 'Aide nécessaire pour',
  options: aidesNecessaires,
  exclusive: [RIEN_DE_SPECIFIQUE],
  help: 'Seulement si cela change l’accompagnement',
  exported: false,
  keep: 'sealed',
  counted: true,
});

export const dejaAccompagnes = number({
  label: 'Déjà accompagnés',
  full: 'Bénéficiaires déjà accompagnés',
  min: 0,
  max: MOST_PEOPLE,
  counted: true,
});

const compteurs = (label: string, options: readonly Option[]) =>
  counters({
    label,
    full: `${label} des bénéficiaires anonymes`,
    options,
    max: MOST_PEOPLE,
    counted: 'person',
  });

export const genresAtelier = compteurs('Genre', genresComptes);
export const tranchesAgeAtelier = compteurs('Tranche d’âge', tranchesAgeComptees);
export const situationsAtelier = compteurs('Situation', situationsComptees);

/** Where anonymous people come from, as it was typed. */
export const communesAtelier = records({
  label: 'Communes',
  full: 'Communes de résidence des bénéficiaires anonymes',
  columns: {
    commune: text({ label: 'Commune', maxLength: 80 }),
    nombre: text({
      label: 'Nombre',
      maxLength: 5,
      schema: z.string().regex(/^\d+$/, 'Écrivez un nombre entier, par exemple 3.'),
    }),
  },
  rows: 3,
  key: 'commune',
  keep: 'sealed',
  counted: 'person',
});

/** Where a person is sent, together. */
export const redirectionChamps = { redirection, structureNom, besoin, transfert };

/** What may be said of somebody who stays anonymous. */
export const personneAnonyme = {
  dejaAccompagne,
  commune: communeResidence,
  genre,
  trancheAge,
  situation,
  rsa,
  engagement,
  origine,
};
