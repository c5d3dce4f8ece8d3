// The catalogue of figures: La Coop's (la-coop.md, 3.1), and those that it lacks.
import type { Chiffre } from './chiffre.ts';
import { allIn, of, percent, rounded } from './nombres.ts';
import type { Resultat } from './resultat.ts';

const beneficiaires = ({ c, personnes }: Resultat): number => of(personnes, 'suivis') + of(c, 'anonymes');
const nouveaux = ({ c, nouveaux: followed }: Resultat): number => followed + of(c, 'anonymesNouveaux');
const ofType =
  (type: string) =>
  ({ c }: Resultat): number =>
    of(c, `accompagnements/type.${type}`);
/** An average, or nothing where there is nothing to divide by. */
const per = (sum: number, count: number): number | undefined =>
  count === 0 ? undefined : rounded(sum / count, 1);

const ACCOMPAGNEMENTS = ['accompagnement', 'accompagnements'] as const;
const PERSONNES = ['personne', 'personnes'] as const;
const ACTIVITES = ['activité', 'activités'] as const;

const DES_CRA = 'Les comptes rendus d’activité de la période.';
const DES_FICHES = 'Les activités au nom d’une personne suivie.';

export const CHIFFRES: readonly Chiffre[] = [
  {
    code: 'accompagnements',
    label: 'Accompagnements',
    unite: ACCOMPAGNEMENTS,
    regle:
      'Une activité pour une personne : un accompagnement individuel compte 1, deux personnes reçues ensemble 2, un atelier de 8 compte 8. Les rendez-vous non honorés, l’accès libre et la coordination n’en sont pas.',
    source: DES_CRA,
    cle: true,
    valeur: ({ c }) => of(c, 'accompagnements'),
  },
  {
    code: 'beneficiaires',
    label: 'Bénéficiaires accompagnés',
    unite: PERSONNES,
    regle:
      'Les personnes suivies, chacune une fois quel que soit le nombre de ses accompagnements, et les personnes anonymes, chacune une fois par accompagnement puisque rien ne les distingue.',
    source: DES_CRA,
    cle: true,
    valeur: beneficiaires,
  },
  {
    code: 'suivis',
    label: 'dont suivis',
    unite: PERSONNES,
    regle:
      'Les personnes qui ont une fiche, chacune une fois, même accompagnées plusieurs mois de suite ou par plusieurs collègues.',
    source: DES_FICHES,
    cle: true,
    valeur: ({ personnes }) => of(personnes, 'suivis'),
  },
  {
    code: 'anonymes',
    label: 'dont anonymes',
    unite: PERSONNES,
    regle: 'Chaque personne anonyme compte une fois par accompagnement : rien ne permet de la reconnaître.',
    source: 'Les activités sans bénéficiaire nommé.',
    cle: true,
    valeur: ({ c }) => of(c, 'anonymes'),
  },
  {
    code: 'nouveaux',
    label: 'Nouveaux bénéficiaires',
    unite: PERSONNES,
    regle:
      'Les personnes suivies dont le tout premier accompagnement, avec qui que ce soit, a eu lieu dans la période et le périmètre ; et les personnes anonymes, sauf celles notées « déjà accompagnées ».',
    source: 'Les dates des accompagnements de chaque personne ; « Déjà accompagné » pour les anonymes.',
    cle: true,
    valeur: nouveaux,
  },
  {
    code: 'revenus',
    label: 'Bénéficiaires déjà venus',
    unite: PERSONNES,
    regle: 'Les bénéficiaires accompagnés qui ne sont pas nouveaux.',
    source: 'Les dates des accompagnements de chaque personne ; « Déjà accompagné » pour les anonymes.',
    valeur: (resultat) => beneficiaires(resultat) - nouveaux(resultat),
  },
  {
    code: 'activites',
    label: 'Activités',
    unite: ACTIVITES,
    regle: 'Les comptes rendus, un atelier comptant 1 ; sans les rendez-vous non honorés.',
    source: DES_CRA,
    cle: true,
    valeur: ({ c }) => of(c, 'activites'),
  },
  {
    code: 'heures',
    label: 'Heures d’activité',
    unite: 'h',
    regle:
      'La somme des durées, chaque activité une fois : un atelier de deux heures compte deux heures, quel que soit le nombre de participants.',
    source: 'La durée notée dans chaque compte rendu.',
    cle: true,
    valeur: ({ c }) => rounded(of(c, 'minutes') / 60, 1),
  },
  {
    code: 'individuels',
    label: 'Accompagnements individuels',
    unite: ACCOMPAGNEMENTS,
    regle:
      'Tous les accompagnements qui n’ont pas eu lieu en atelier : individuels, démarches et demandes ponctuelles.',
    source: DES_CRA,
    valeur: (resultat) => of(resultat.c, 'accompagnements') - ofType('atelier')(resultat),
  },
  {
    code: 'participations',
    label: 'Participants aux ateliers',
    unite: ['participation', 'participations'],
    regle:
      'Le nombre de participants de chaque atelier, additionné : qui vient à deux ateliers compte deux fois.',
    source: 'Le nombre de participants noté dans chaque atelier.',
    valeur: ofType('atelier'),
  },
  {
    code: 'ateliers',
    label: 'Ateliers collectifs',
    unite: ['atelier', 'ateliers'],
    regle: 'Le nombre de séances.',
    source: 'Les comptes rendus d’atelier.',
    valeur: ({ c }) => of(c, 'type.atelier'),
  },
  {
    code: 'participants_par_atelier',
    label: 'Participants par atelier',
    unite: 'par_personne',
    regle: 'Les participations divisées par le nombre d’ateliers.',
    source: 'Les comptes rendus d’atelier.',
    valeur: (resultat) => per(ofType('atelier')(resultat), of(resultat.c, 'type.atelier')),
  },
  {
    code: 'demarches',
    label: 'Aides aux démarches',
    unite: ACCOMPAGNEMENTS,
    regle:
      'Les comptes rendus de démarche administrative. Les autres accompagnements où une démarche a aussi été faite sont dans le graphique des démarches.',
    source: 'Les comptes rendus de démarche.',
    valeur: ofType('demarche'),
  },
  {
    code: 'demarches_finalisees',
    label: 'Démarches finalisées',
    unite: '%',
    regle: 'Parmi les démarches dont l’issue est notée, la part de celles qui sont finalisées.',
    source: 'L’état de chaque démarche nommée.',
    valeur: ({ c }) => percent(of(c, 'demarches/etat.finalisee'), allIn(c, 'demarches/etat')),
  },
  {
    code: 'ponctuelles',
    label: 'Demandes ponctuelles',
    unite: ACCOMPAGNEMENTS,
    regle: 'Chaque personne reçue pour une question posée en passant.',
    source: 'Les comptes rendus de demande ponctuelle.',
    valeur: ofType('ponctuelle'),
  },
  {
    code: 'visites',
    label: 'Visites en accès libre',
    unite: ['visite', 'visites'],
    regle: 'Les personnes venues utiliser le matériel seules. Ce ne sont pas des accompagnements.',
    source: 'Les comptes rendus d’accès libre.',
    valeur: ({ c }) => of(c, 'visites'),
  },
  {
    code: 'rdv_non_honores',
    label: 'Rendez-vous non honorés',
    unite: ['rendez-vous', 'rendez-vous'],
    regle: 'Comptés à part : ni activité, ni accompagnement.',
    source: 'Les comptes rendus de rendez-vous non honoré.',
    valeur: ({ c }) => of(c, 'type.rdv-non-honore'),
  },
  {
    code: 'rencontres_par_personne',
    label: 'Rencontres par personne suivie',
    unite: 'par_personne',
    regle: 'Les accompagnements de personnes suivies, divisés par le nombre de ces personnes.',
    source: DES_FICHES,
    valeur: ({ c, personnes }) => per(of(c, 'accompagnements') - of(c, 'anonymes'), of(personnes, 'suivis')),
  },
  {
    code: 'autonomie_en_hausse',
    label: 'Autonomie en hausse',
    unite: '%',
    regle:
      'Parmi les personnes suivies dont l’autonomie a été notée au moins deux fois dans la période, la part de celles dont la dernière note est plus haute que la première.',
    source: '« Autonomie », dans le déroulé de chaque compte rendu.',
    valeur: ({ personnes }) => percent(of(personnes, 'progression.hausse'), allIn(personnes, 'progression')),
  },
  {
    code: 'redirections',
    label: 'Redirections',
    unite: ACCOMPAGNEMENTS,
    regle: 'Les accompagnements au terme desquels la personne a été orientée vers une autre structure.',
    source: '« Structure conseillée », dans la suite de chaque compte rendu.',
    valeur: ({ c }) => allIn(c, 'redirection'),
  },
  {
    code: 'coordination',
    label: 'Activités de coordination',
    unite: ACTIVITES,
    regle: 'Les animations, les évènements et les partenariats, chacun une fois.',
    source: 'Les comptes rendus de coordination.',
    valeur: ({ c }) => of(c, 'type.animation') + of(c, 'type.evenement') + of(c, 'type.partenariat'),
  },
  {
    code: 'interventions',
    label: 'Interventions auprès d’acteurs',
    unite: ['intervention', 'interventions'],
    regle: 'Les médiateurs, structures et autres acteurs auprès de qui une animation a eu lieu, additionnés.',
    source: '« Auprès de », dans les comptes rendus d’animation.',
    valeur: ({ c }) => of(c, 'interventions'),
  },
  {
    code: 'participants_evenements',
    label: 'Participants aux évènements',
    unite: ['participant', 'participants'],
    regle: 'Le nombre de participants de chaque évènement, additionné.',
    source: 'Les comptes rendus d’évènement.',
    valeur: ({ c }) => of(c, 'participants'),
  },
  {
    code: 'partenaires',
    label: 'Structures partenaires',
    unite: ['structure', 'structures'],
    regle: 'Les structures nommées dans chaque partenariat, additionnées.',
    source: 'Les comptes rendus de partenariat.',
    valeur: ({ c }) => of(c, 'structures'),
  },
  {
    code: 'mediateurs',
    label: 'Médiateurs actifs',
    unite: PERSONNES,
    regle:
      'Les personnes qui ont enregistré au moins une activité. D’un territoire, sur plusieurs mois : le mois où elles étaient le plus nombreuses.',
    source: DES_CRA,
    valeur: ({ mediateurs }) => mediateurs,
  },
];
