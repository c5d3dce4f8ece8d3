// The catalogue of charts: La Coop's (la-coop.md, 3.1), and those that it lacks.
import { niveau } from '#bot/domain/cra/champs.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import { origines } from '#bot/domain/vocabulary/beneficiaire.ts';
import {
  echelons,
  naturesPartenariat,
  thematiquesAnimation,
  typesAnimation,
  typesEvenement,
} from '#bot/domain/vocabulary/coordination.ts';
import { etatsDemarche, gestes } from '#bot/domain/vocabulary/demarches.ts';
import { domaines } from '#bot/domain/vocabulary/domaines.ts';
import { typesLieu } from '#bot/domain/vocabulary/lieux.ts';
import { materiels } from '#bot/domain/vocabulary/materiel.ts';
import {
  aidesNecessaires,
  genresComptes,
  situationsComptees,
  tranchesAgeComptees,
} from '#bot/domain/vocabulary/personne.ts';
import { motifsRdv, ressentis } from '#bot/domain/vocabulary/seance.ts';
import { autonomies, postures, redirections, suites, transferts } from '#bot/domain/vocabulary/suivi.ts';
import { thematiques } from '#bot/domain/vocabulary/thematiques.ts';
import type { Option } from '#bot/forms/field.ts';
import type { Counters } from './compteurs.ts';
import { TRANCHES_DUREE } from './count-fields.ts';
import { DELAIS } from './delais.ts';
import type { De, Graphe } from './graphe.ts';
import { allIn, of } from './nombres.ts';
import { RENCONTRES } from './personnes.ts';

const accompagnements = (c: Counters): number => of(c, 'accompagnements');

/** Answers are a share of all accompaniments. */
const dimension = (name: string, options: readonly Option[]): De => ({
  is: 'dimension',
  dimension: name,
  options,
  total: accompagnements,
});

/** Answers are a share of those who answered. */
const answered = (name: string, options: readonly Option[]): De => ({
  is: 'dimension',
  dimension: name,
  options,
  total: (c) => allIn(c, name),
});

const types: readonly Option[] = typesCra.map(({ id, titre }) => ({ code: id, label: titre }));
const mediation: readonly Option[] = typesCra
  .filter(({ metier, sansActivite, autre }) => metier === 'mediation' && !sansActivite && !autre)
  .map(({ id, titre }) => ({ code: id, label: titre }));
const progressions: readonly Option[] = [
  { code: 'hausse', label: 'En hausse' },
  { code: 'stable', label: 'Stable' },
  { code: 'baisse', label: 'En baisse' },
];
const rencontres: readonly Option[] = RENCONTRES.map((code) => ({
  code,
  label: code === '1' ? '1 rencontre' : `${code.replace('-', ' à ').replace('11+', '11 et plus')} rencontres`,
}));

const PAR_ACCOMPAGNEMENT =
  'Chaque réponse compte autant de fois qu’il y a d’accompagnements : un atelier de 8 avec deux réponses ajoute 8 à chacune.';
const PLUSIEURS =
  'Plusieurs réponses sont possibles : le premier pourcentage est la part des réponses, le second la part des accompagnements.';
const PUBLIC =
  'Les personnes suivies comptent une fois, avec ce qui était vrai à leur première visite de la période ; les anonymes une fois par accompagnement. Ce qui n’a pas été dit est « Non communiqué ».';
const NOTE = 'Parmi les accompagnements où c’est noté.';

export const GRAPHES: readonly Graphe[] = [
  {
    code: 'thematiques',
    titre: 'Thématiques de médiation numérique',
    mots: ['thematique', 'themes', 'theme'],
    forme: 'categories',
    unite: 'accompagnements',
    multiple: true,
    territoire: true,
    regle: `${PAR_ACCOMPAGNEMENT} ${PLUSIEURS}`,
    de: dimension('thematiques', thematiques),
  },
  {
    code: 'mois',
    titre: 'Accompagnements par mois',
    mots: ['par mois', 'mensuel', 'evolution'],
    forme: 'periode',
    unite: 'accompagnements',
    territoire: true,
    regle:
      'Les accompagnements de chaque mois de la période ; le premier et le dernier mois peuvent n’être que de quelques jours.',
    de: { is: 'temps', pas: 'mois', series: [{ name: 'Accompagnements', counter: 'accompagnements' }] },
  },
  {
    code: 'jours',
    titre: 'Accompagnements par jour',
    mots: ['par jour', 'quotidien'],
    forme: 'periode',
    unite: 'accompagnements',
    regle: 'Les accompagnements de chaque jour de la période.',
    de: { is: 'temps', pas: 'jour', series: [{ name: 'Accompagnements', counter: 'jour' }] },
  },
  {
    code: 'types',
    titre: 'Types d’accompagnement',
    mots: ['par type', 'types d’accompagnement'],
    forme: 'parts',
    unite: 'accompagnements',
    territoire: true,
    regle: 'Chaque accompagnement compte une fois, sous le type de son activité ; un atelier de 8 compte 8.',
    de: dimension('accompagnements/type', mediation),
  },
  {
    code: 'activites',
    titre: 'Activités par type',
    mots: ['types d’activite', 'par activite'],
    forme: 'categories',
    unite: 'activités',
    territoire: true,
    regle: 'Chaque compte rendu compte une fois, ateliers, rendez-vous non honorés et coordination compris.',
    de: answered('type', types),
  },
  {
    code: 'heures',
    titre: 'Heures par type d’activité',
    mots: ['temps', 'temps passe', 'heures par type'],
    forme: 'categories',
    unite: 'heures',
    sign: 'h',
    territoire: true,
    regle: 'La somme des durées de chaque type d’activité, un atelier comptant une fois.',
    de: answered('minutes/type', types),
  },
  {
    code: 'durees',
    titre: 'Durée des accompagnements',
    mots: ['duree', 'par duree'],
    forme: 'parts',
    unite: 'accompagnements',
    territoire: true,
    regle:
      'La durée de l’activité, comptée pour chaque participant. Trente minutes sont dans la deuxième tranche, une heure dans la troisième.',
    de: answered('duree', TRANCHES_DUREE),
  },
  {
    code: 'canaux',
    titre: 'Canaux des accompagnements',
    mots: ['canal', 'par canal', 'types de lieu'],
    forme: 'parts',
    unite: 'accompagnements',
    territoire: true,
    regle: 'Sur un lieu d’activité, à domicile, à distance ou ailleurs ; un atelier de 8 compte 8.',
    de: answered('lieu/type', typesLieu),
  },
  {
    code: 'lieux',
    titre: 'Accompagnements par lieu d’activité',
    mots: ['par lieu', 'lieux d’activite'],
    forme: 'categories',
    unite: 'accompagnements',
    regle: 'Les accompagnements qui ont eu lieu sur un lieu d’activité enregistré.',
    de: { is: 'endroits', dimensions: { lieu: 'lieu' } },
  },
  {
    code: 'communes',
    titre: 'Accompagnements par commune',
    mots: ['par commune', 'communes d’activite'],
    forme: 'categories',
    unite: 'accompagnements',
    territoire: true,
    regle:
      'La commune du lieu d’activité, sinon celle qui est notée ; à distance, il n’y en a pas. De la France : par département.',
    de: { is: 'endroits', dimensions: { 'lieu/commune': 'commune', 'lieu/departement': 'departement' } },
  },
  {
    code: 'structures',
    titre: 'Accompagnements par structure employeuse',
    mots: ['par structure', 'employeurs', 'employeur'],
    forme: 'categories',
    unite: 'accompagnements',
    regle: 'L’employeur du médiateur à la date de l’activité.',
    de: { is: 'endroits', dimensions: { structure: 'lieu' } },
  },
  {
    code: 'materiel',
    titre: 'Matériel utilisé',
    mots: ['materiels', 'par materiel', 'equipement'],
    forme: 'categories',
    unite: 'accompagnements',
    multiple: true,
    territoire: true,
    regle: `${PAR_ACCOMPAGNEMENT} ${PLUSIEURS}`,
    de: dimension('materiel', materiels),
  },
  {
    code: 'demarches',
    titre: 'Démarches administratives par domaine',
    mots: ['domaines', 'domaine', 'par domaine', 'domaines de demarche'],
    forme: 'categories',
    unite: 'accompagnements',
    multiple: true,
    territoire: true,
    regle: `${PAR_ACCOMPAGNEMENT} ${PLUSIEURS}`,
    de: dimension('domaines', domaines),
  },
  {
    code: 'demarches_nommees',
    titre: 'Démarches les plus fréquentes',
    mots: ['noms des demarches', 'demarches frequentes'],
    forme: 'categories',
    unite: 'démarches',
    regle: 'Chaque démarche nommée compte une fois, sans distinguer majuscules et minuscules.',
    de: { is: 'mots', dimension: 'demarches' },
  },
  {
    code: 'demarches_etats',
    titre: 'Issue des démarches',
    mots: ['issue', 'issues', 'completude', 'etat des demarches', 'etats'],
    forme: 'parts',
    unite: 'démarches',
    territoire: true,
    regle: 'Parmi les démarches nommées dont l’issue est notée.',
    de: answered('demarches/etat', etatsDemarche),
  },
  {
    code: 'delais',
    titre: 'Délai pour finaliser une démarche',
    mots: ['delai', 'delais de completude', 'delai de completude'],
    forme: 'categories',
    unite: 'démarches',
    regle:
      'Pour chaque personne suivie, du premier jour où une démarche est nommée au jour où elle est finalisée, dans la période ; sous le même nom.',
    de: { is: 'mots', dimension: 'delai', options: DELAIS },
  },
  {
    code: 'gestes',
    titre: 'Gestes accomplis pendant les démarches',
    mots: ['geste', 'gestes accomplis'],
    forme: 'categories',
    unite: 'accompagnements',
    multiple: true,
    territoire: true,
    regle: `${PAR_ACCOMPAGNEMENT} ${PLUSIEURS}`,
    de: {
      is: 'dimension',
      dimension: 'gestes',
      options: gestes,
      total: (c) => of(c, 'accompagnements/type.demarche'),
    },
  },
  {
    code: 'genre',
    titre: 'Genre des bénéficiaires',
    mots: ['genres', 'publics', 'public', 'par genre', 'sexe'],
    forme: 'parts',
    unite: 'personnes',
    territoire: true,
    regle: PUBLIC,
    de: { is: 'personnes', fact: 'genre', options: genresComptes },
  },
  {
    code: 'ages',
    titre: 'Tranches d’âge des bénéficiaires',
    mots: ['age', 'tranches d’age', 'tranche d’age', 'par age'],
    forme: 'categories',
    unite: 'personnes',
    territoire: true,
    regle: PUBLIC,
    de: { is: 'personnes', fact: 'trancheAge', options: tranchesAgeComptees },
  },
  {
    code: 'situations',
    titre: 'Situation des bénéficiaires',
    mots: ['situation', 'statuts', 'statut', 'par situation'],
    forme: 'categories',
    unite: 'personnes',
    territoire: true,
    regle: PUBLIC,
    de: { is: 'personnes', fact: 'situation', options: situationsComptees },
  },
  {
    code: 'residences',
    titre: 'Commune de résidence des bénéficiaires',
    mots: ['residence', 'communes de residence', 'commune de residence'],
    forme: 'categories',
    unite: 'personnes',
    territoire: true,
    regle: `${PUBLIC} De la France : par département.`,
    de: { is: 'personnes', fact: 'commune' },
  },
  {
    code: 'nouveaux',
    titre: 'Nouveaux bénéficiaires et déjà venus',
    mots: ['nouveaux beneficiaires', 'nouveau'],
    forme: 'parts',
    unite: 'personnes',
    territoire: true,
    regle:
      'Est nouvelle une personne dont le tout premier accompagnement est dans la période ; une anonyme, sauf si elle est notée « déjà accompagnée ».',
    de: { is: 'chiffres', codes: ['nouveaux', 'revenus'] },
  },
  {
    code: 'suivi',
    titre: 'Bénéficiaires suivis et anonymes',
    mots: ['suivis', 'anonymes', 'suivis et anonymes'],
    forme: 'parts',
    unite: 'personnes',
    territoire: true,
    regle: 'Les personnes suivies comptent une fois ; les anonymes une fois par accompagnement.',
    de: { is: 'chiffres', codes: ['suivis', 'anonymes'] },
  },
  {
    code: 'rencontres',
    titre: 'Nombre de rencontres par personne suivie',
    mots: ['rencontre', 'frequence'],
    forme: 'categories',
    unite: 'personnes',
    regle: 'Les personnes suivies, par le nombre de leurs accompagnements dans la période.',
    de: { is: 'suivis', dimension: 'rencontres', options: rencontres },
  },
  {
    code: 'autonomie',
    titre: 'Autonomie observée',
    mots: ['autonomies', 'par autonomie', 'niveau d’autonomie'],
    forme: 'parts',
    unite: 'accompagnements',
    territoire: true,
    regle: NOTE,
    de: answered(
      'autonomie',
      autonomies.map(({ full, ...option }) => ({ ...option, label: full ?? option.label })),
    ),
  },
  {
    code: 'progression',
    titre: 'Autonomie, de la première à la dernière rencontre',
    mots: ['progressions', 'progres', 'evolution de l’autonomie'],
    forme: 'parts',
    unite: 'personnes',
    regle:
      'Les personnes suivies dont l’autonomie est notée deux fois au moins dans la période : le sens dans lequel elle va, de la première note à la dernière.',
    de: { is: 'suivis', dimension: 'progression', options: progressions },
  },
  {
    code: 'posture',
    titre: 'Posture du médiateur',
    mots: ['postures'],
    forme: 'parts',
    unite: 'accompagnements',
    territoire: true,
    regle: NOTE,
    de: answered('posture', postures),
  },
  {
    code: 'suites',
    titre: 'Suite donnée',
    mots: ['suite', 'orientations', 'orientation'],
    forme: 'categories',
    unite: 'accompagnements',
    territoire: true,
    regle: NOTE,
    de: answered('suite', suites),
  },
  {
    code: 'redirections',
    titre: 'Structures vers qui les personnes sont orientées',
    mots: ['redirection', 'reorientations', 'reorientation'],
    forme: 'categories',
    unite: 'accompagnements',
    territoire: true,
    regle: 'Les accompagnements au terme desquels une structure a été conseillée, par sorte de structure.',
    de: answered('redirection', redirections),
  },
  {
    code: 'redirections_nommees',
    titre: 'Structures conseillées, par leur nom',
    mots: ['structures conseillees', 'noms des structures'],
    forme: 'categories',
    unite: 'accompagnements',
    regle: 'Chaque structure nommée, sans distinguer majuscules et minuscules.',
    de: { is: 'mots', dimension: 'structureNom' },
  },
  {
    code: 'transferts',
    titre: 'Manière de transférer',
    mots: ['transfert'],
    forme: 'parts',
    unite: 'accompagnements',
    territoire: true,
    regle: NOTE,
    de: answered('transfert', transferts),
  },
  {
    code: 'origines',
    titre: 'Origine des demandes',
    mots: ['origine', 'provenance', 'provenances'],
    forme: 'categories',
    unite: 'accompagnements',
    territoire: true,
    regle: NOTE,
    de: answered('origine', origines),
  },
  {
    code: 'parcours',
    titre: 'D’où viennent les personnes, vers qui elles sont orientées',
    mots: ['origine et redirection', 'croisement'],
    forme: 'categories',
    unite: 'accompagnements',
    regle:
      'Les accompagnements où l’origine de la demande et la structure conseillée sont toutes deux notées.',
    de: { is: 'croise', dimension: 'origine>redirection', rows: origines, columns: redirections },
  },
  {
    code: 'participants',
    titre: 'Participants aux ateliers, par mois',
    mots: ['participation', 'participations', 'participants aux ateliers'],
    forme: 'periode',
    unite: 'participations',
    territoire: true,
    regle: 'Le nombre de participants de chaque atelier, additionné par mois.',
    de: {
      is: 'temps',
      pas: 'mois',
      series: [{ name: 'Participations', counter: 'accompagnements/type.atelier' }],
    },
  },
  {
    code: 'niveaux',
    titre: 'Niveau des ateliers',
    mots: ['niveau'],
    forme: 'parts',
    unite: 'participations',
    territoire: true,
    regle: 'Le niveau de l’atelier, compté pour chaque participant.',
    de: answered('niveau', niveau.options),
  },
  {
    code: 'acces_libre',
    titre: 'Visites en accès libre, par mois',
    mots: ['visites'],
    forme: 'periode',
    unite: 'visites',
    territoire: true,
    regle: 'Les personnes venues utiliser le matériel seules, additionnées par mois.',
    de: { is: 'temps', pas: 'mois', series: [{ name: 'Visites', counter: 'visites' }] },
  },
  {
    code: 'rdv',
    titre: 'Rendez-vous non honorés, par motif',
    mots: ['rdv non honores', 'rendez vous non honores', 'absences'],
    forme: 'parts',
    unite: 'rendez-vous',
    territoire: true,
    regle: 'Chaque rendez-vous non honoré compte une fois, sous son motif.',
    de: answered('rdv-non-honore/motif', motifsRdv),
  },
  {
    code: 'tags',
    titre: 'Tags',
    mots: ['par tag', 'tags specifiques'],
    forme: 'categories',
    unite: 'accompagnements',
    multiple: true,
    regle: `${PAR_ACCOMPAGNEMENT} ${PLUSIEURS}`,
    de: { is: 'mots', dimension: 'tags' },
  },
  {
    code: 'aide',
    titre: 'Aide nécessaire',
    mots: ['aides', 'aide necessaire', 'aides necessaires'],
    forme: 'categories',
    unite: 'accompagnements',
    multiple: true,
    regle: 'Là où ce champ est proposé, et parmi les accompagnements où c’est noté.',
    de: { is: 'mots', dimension: 'aideNecessaire', options: aidesNecessaires },
  },
  {
    code: 'ressenti',
    titre: 'Mon ressenti',
    mots: ['ressentis', 'mon ressenti'],
    forme: 'parts',
    unite: 'activités',
    prive: true,
    regle: 'Parmi les activités où vous l’avez noté. Vous seul le voyez, dans vos propres chiffres.',
    de: { is: 'mots', dimension: 'ressenti', options: ressentis },
  },
  {
    code: 'animations',
    titre: 'Animations par type',
    mots: ['animation par type'],
    forme: 'categories',
    unite: 'animations',
    regle: 'Chaque animation compte une fois.',
    de: answered('animation/typeAnimation', typesAnimation),
  },
  {
    code: 'thematiques_animation',
    titre: 'Thématiques d’animation',
    mots: ['themes d’animation'],
    forme: 'categories',
    unite: 'animations',
    multiple: true,
    regle: 'Chaque animation compte une fois par thématique.',
    de: {
      is: 'dimension',
      dimension: 'animation/thematiques',
      options: thematiquesAnimation,
      total: (c) => of(c, 'type.animation'),
    },
  },
  {
    code: 'evenements',
    titre: 'Évènements par type',
    mots: ['evenements par type'],
    forme: 'categories',
    unite: 'évènements',
    regle: 'Chaque évènement compte une fois.',
    de: answered('evenement/typeEvenement', typesEvenement),
  },
  {
    code: 'echelons',
    titre: 'Évènements par échelon territorial',
    mots: ['echelon'],
    forme: 'parts',
    unite: 'évènements',
    regle: 'Parmi les évènements où c’est noté.',
    de: answered('evenement/echelon', echelons),
  },
  {
    code: 'partenariats',
    titre: 'Partenariats par nature',
    mots: ['partenariats par nature', 'nature des partenariats'],
    forme: 'categories',
    unite: 'partenariats',
    multiple: true,
    regle: 'Chaque partenariat compte une fois par nature.',
    de: {
      is: 'dimension',
      dimension: 'partenariat/natures',
      options: naturesPartenariat,
      total: (c) => of(c, 'type.partenariat'),
    },
  },
];
