// Each of the nine types: recorded, found in the history, changed.
import { expect } from 'vitest';
import type { Answers } from '#bot/forms/field.ts';
import { garde, habitue } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';

interface Type {
  readonly qui: 'lea' | 'nadia';
  readonly message: string;
  readonly titre: string;
  readonly remplit: (qui: Quelquun) => void;
  readonly garde: Answers;
  readonly change: (qui: Quelquun) => void;
  readonly ensuite: Answers;
}

const types: readonly Type[] = [
  {
    qui: 'lea',
    message: '/cra individuel',
    titre: 'Accompagnement individuel',
    remplit: (qui) => {
      qui.choisit('Durée', '45 min');
      qui.choisit('Thématiques', 'E-mail', 'Santé');
    },
    garde: { duree: 45, thematiques: ['email', 'sante'] },
    change: (qui) => qui.choisit('Durée', '1 h'),
    ensuite: { duree: 60, thematiques: ['email', 'sante'] },
  },
  {
    qui: 'lea',
    message: '/cra atelier 8',
    titre: 'Atelier collectif',
    remplit: (qui) => {
      qui.choisit('Durée', '2 h');
      qui.choisit('Thématiques', 'Bureautique');
    },
    garde: { participants: 8, duree: 120 },
    change: (qui) => qui.ecrit('Bénéficiaires anonymes', '9'),
    ensuite: { participants: 9, duree: 120 },
  },
  {
    qui: 'lea',
    message: '/cra demarche',
    titre: 'Aide aux démarches administratives',
    remplit: (qui) => {
      qui.choisit('Durée', '30 min');
      qui.choisit('Domaines', 'Logement');
    },
    garde: { duree: 30, domaines: ['logement'] },
    change: (qui) => qui.choisit('Lieu', 'À distance'),
    ensuite: { lieu: { type: 'a_distance' } },
  },
  {
    qui: 'lea',
    message: '/cra ponctuelle',
    titre: 'Demande ponctuelle',
    remplit: (qui) => {
      qui.choisit('Durée', '10 min');
      qui.choisit('Thématiques', 'E-mail');
      qui.ecrit('Personnes', '2');
    },
    garde: { duree: 10, nombre: 2 },
    change: (qui) => qui.vide('Personnes'),
    ensuite: { duree: 10, nombre: undefined },
  },
  {
    qui: 'lea',
    message: '/cra rdv non honoré',
    titre: 'Rendez-vous non honoré',
    remplit: (qui) => qui.choisit('Motif', 'Oubli'),
    garde: { motif: 'oubli' },
    change: (qui) => qui.choisit('Durée prévue', '45 min'),
    ensuite: { motif: 'oubli', dureePrevue: 45 },
  },
  {
    qui: 'lea',
    message: '/cra accès libre 12',
    titre: 'Accès libre',
    remplit: () => {},
    garde: { nombre: 12 },
    change: (qui) => qui.date('Date', '2040-03-12'),
    ensuite: { nombre: 12, date: '2040-03-12' },
  },
  {
    qui: 'nadia',
    message: '/cra animation',
    titre: 'Animation',
    remplit: (qui) => {
      qui.choisit('Durée', '1 h 30');
      qui.ecrit('Auprès de : Structures', '4');
      qui.choisit('Type d’animation', 'Webinaire');
      qui.choisit('Thématiques', 'Maillage territorial');
    },
    garde: { duree: 90, interventions: { structures: 4 }, typeAnimation: 'webinaire' },
    change: (qui) => qui.ecrit('Auprès de : Structures', '5'),
    ensuite: { interventions: { structures: 5 } },
  },
  {
    qui: 'nadia',
    message: '/cra évènement',
    titre: 'Évènement',
    remplit: (qui) => {
      qui.ecrit('Nom de l’évènement', 'NEC Bretagne');
      qui.ecrit('Participants', '120');
      qui.choisit('Type d’évènement', 'NEC local');
      qui.choisit('Organisé par', 'La région', 'Un Hub');
    },
    garde: { nom: 'NEC Bretagne', participants: 120, organisateurs: ['region', 'hub'] },
    change: (qui) => qui.date('Date', '2040-06-21'),
    ensuite: { date: '2040-06-21' },
  },
  {
    qui: 'nadia',
    message: '/cra partenariat',
    titre: 'Partenariat',
    remplit: (qui) => {
      qui.choisit('Nature', 'Subvention');
      qui.ecrit('Structure (1)', 'Agglomération');
      qui.choisit('Type (1)', 'Un EPCI');
    },
    garde: { natures: ['subvention'], partenaires: [{ nom: 'Agglomération', type: 'epci' }] },
    change: (qui) => qui.ecrit('Nom du partenariat', 'Pass numérique'),
    ensuite: { nom: 'Pass numérique' },
  },
];

for (const type of types) {
  parcours(`${type.message} : enregistré, retrouvé, modifié`, async (stage) => {
    const qui = await habitue(stage, type.qui);
    await qui.tape(type.message);
    type.remplit(qui);
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Enregistré');
    expect((await garde(stage, qui)).values).toMatchObject(type.garde);
    await qui.tape('/historique');
    expect(qui.ecran()).toContain(type.titre);
    await qui.appuie('Modifier');
    type.change(qui);
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Modifié');
    const { values } = await garde(stage, qui);
    expect(Object.fromEntries(Object.keys(type.ensuite).map((nom) => [nom, values[nom]]))).toEqual(
      type.ensuite,
    );
  });
}
