// « Comment est-ce calculé ? »: of a figure or a chart, its unit, rule and source; of the question, whose, when and what alone.
import type { Chiffre } from './chiffre.ts';
import type { Graphe } from './graphe.ts';
import type { Perimetre } from './query.ts';
import type { QueryDite } from './write-query.ts';

/** Names and sentences, to be shown one under the other. */
export interface Explication {
  readonly titre: string;
  readonly lignes: readonly (readonly [nom: string, phrase: string])[];
}

const SIGNES: Readonly<Record<Extract<Chiffre['unite'], string>, string>> = {
  '%': 'pourcentage',
  h: 'heures',
  min: 'minutes',
  par_personne: 'moyenne',
};

export function expliquerChiffre(
  { label, unite, regle, source }: Chiffre,
  perimetre: Perimetre,
  dite: QueryDite,
): Explication {
  const unit = typeof unite === 'string' ? SIGNES[unite] : unite[1];
  return {
    titre: label,
    lignes: [['Unité', unit], ['Règle', regle], ['Source', source], ...around(perimetre, dite)],
  };
}

const SOURCE_DES_GRAPHES = 'Les comptes rendus d’activité de la période, tels qu’ils sont aujourd’hui.';

export function expliquerGraphe(
  { titre, unite, regle }: Graphe,
  perimetre: Perimetre,
  dite: QueryDite,
): Explication {
  return {
    titre,
    lignes: [['Unité', unite], ['Règle', regle], ['Source', SOURCE_DES_GRAPHES], ...around(perimetre, dite)],
  };
}

const DE_QUI: Readonly<Record<Perimetre['is'], string>> = {
  moi: 'vos propres activités.',
  equipe:
    'chaque membre compte du jour de son arrivée dans l’équipe à celui de son départ, une seule fois s’il est dans plusieurs équipes. (La Coop compte aussi ce qui précède l’arrivée.)',
  territoire:
    'les activités qui y ont eu lieu, d’un mois, d’un trimestre ou d’une année entière, quel que soit le médiateur ; à distance, elles ne comptent que pour la France. Pour que personne ne soit reconnu, le nombre de chaque mois est augmenté ou diminué de quelques unités, toujours les mêmes, puis la somme arrondie à 5 ; ce qui est en dessous de 5 se dit « < 5 », et un mois où moins de trois médiateurs ont travaillé n’est pas compté.',
};

function around(
  perimetre: Perimetre,
  { perimetre: whose, periode, filtres }: QueryDite,
): Explication['lignes'] {
  return [
    ['Périmètre', `${whose} : ${DE_QUI[perimetre.is]}`],
    [
      'Période',
      `${periode}, les deux jours compris. Une activité corrigée ou supprimée change aussitôt vos chiffres, et ceux des territoires en quelques secondes.`,
    ],
    ...(filtres.length === 0 ? [] : [['Filtres', `${filtres.join(' ; ')}.`] as const]),
  ];
}
