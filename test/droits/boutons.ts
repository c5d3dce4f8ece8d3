// What is pressed, by action: each with the id of a person, of what is kept of her, or of a form about her.
import { equipeActions } from '#bot/commands/equipe.ts';
import { equipeActivitesActions } from '#bot/commands/equipe-activites.ts';
import { equipeMembresActions } from '#bot/commands/equipe-membres.ts';
import { answerMark } from '#bot/commands/question.ts';
import { idOf } from '#bot/conversations/identity.ts';
import type { Acte } from '#bot/domain/beneficiaire/droits.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { ENVOIS } from './envois.ts';
import { FORMULAIRES } from './formulaires.ts';
import {
  ELLE_MEME,
  type Entree,
  type Geste,
  gesture,
  HER,
  NEVER,
  pressing,
  send,
  type Table,
  wrote,
} from './gestes.ts';
import { AUTRE, ELLE, SECRET } from './identite.ts';
import { personOf, press, type Scene } from './scene.ts';
import { type Draft, draft } from './traces.ts';

const MINE = { cra: 'cra-a-soi' } as const;
const TASK = { tache: 'tache-a-soi' } as const;

const one = (action: string, permis: Acte, more: Parameters<typeof pressing>[3] = {}): Entree => [
  pressing(action, HER, permis, more),
];

/** Of one's own record, which shows whom it names to who may still see her. */
const own = (action: string, data: Parameters<typeof pressing>[1], choice?: string): Geste =>
  pressing(action, data, 'voir', { aSoi: true, quoi: choice ?? '', ...(choice !== undefined && { choice }) });

/** What the menu of her sheet offers. */
export const PLUS_CHOIX: Readonly<Record<string, Geste>> = {
  situation: pressing('beneficiaire.plus', HER, 'modifier', { choice: 'situation' }),
  notes: pressing('beneficiaire.plus', HER, 'notes', {
    choice: 'notes',
    passe: ({ dit }) => SECRET.test(dit),
  }),
  envois: pressing('beneficiaire.plus', HER, 'voir', { choice: 'envois' }),
  fusionner: pressing('beneficiaire.plus', HER, 'fusionner', { choice: 'fusionner' }),
  droits: pressing('beneficiaire.plus', HER, 'droits', { choice: 'droits' }),
  passer: pressing('beneficiaire.plus', HER, 'passer', { choice: 'passer' }),
  journal: pressing('beneficiaire.plus', HER, 'droits', { choice: 'journal' }),
};

/** A form left open, taken up again: what it shows, or may do, is asked of the table again. */
const takenUp = (
  permis: Geste['permis'],
  of: Omit<Draft, 'id' | 'acteur'>,
  more: Partial<Geste> = {},
): Geste =>
  gesture(permis, (scene) => press(scene, 'formulaire.reprendre', { c: 'laisse' }), {
    quoi: `${of.form} ${of.target ?? ''}`,
    avant: (scene) => draft(scene, { ...of, id: 'laisse', acteur: scene.acteur }),
    ...more,
  });

const naming = { values: { duree: 45, personne: ELLE } } as const;

/** Every form that is about her, when it is not finished. */
const ABOUT_HER = Object.values(FORMULAIRES).flatMap((entree) =>
  typeof entree === 'string'
    ? []
    : entree.flatMap(({ permis, ouvert }) =>
        ouvert?.target === ELLE && !ouvert.done && typeof permis === 'string'
          ? [takenUp(permis, ouvert)]
          : [],
      ),
);

const TAKEN_UP: Entree = [
  ...ABOUT_HER,
  takenUp('voir', { form: 'fusion', target: AUTRE, values: { autre: ELLE } }),
  takenUp('voir', { form: 'cra-individuel', ...naming }),
  takenUp('voir', { form: 'cra-individuel', target: 'cra-a-soi', ...naming }, { aSoi: true }),
  takenUp('voir', { form: 'rappel', ...naming }),
];

/** The question of a likely second sheet, answered « c’est elle » by a button that was copied. */
const ITS_HER: Geste = gesture(
  'voir',
  (scene) =>
    press(scene, 'formulaire.repondre', {
      c: 'doublon',
      f: ['nom.doublon'],
      r: answerMark('doublon', ELLE),
    }),
  {
    etats: ELLE_MEME,
    // Not known to be there, she was not asked about: a sheet of one's own was created.
    aSoi: true,
    avant: async (scene) => {
      const values = { prenom: 'Zephirine', nom: 'Quillivic', naissance: '1952' };
      await draft(scene, { form: 'beneficiaire', id: 'doublon', acteur: scene.acteur, values });
      await send(scene, 'doublon', values);
    },
  },
);

/** Opened from her sheet, then sent as it is. */
const openedThenSent =
  (action: string, data: Parameters<typeof pressing>[1], raw: Parameters<typeof send>[2]) =>
  async (scene: Scene) => {
    await press(scene, action, data);
    return send(scene, idOf(`n${action}`), raw);
  };

const removed = async ({ acteur: auteur, deps }: Scene): Promise<void> => {
  await changeCra({ auteur, id: MINE.cra, geste: 'supprime', apply: () => undefined }, deps);
};

const both = (gardee: string, fondue: string) => ({ gardee, fondue });

const proposal = (sorte: string) => ({ sorte, avec: personOf('nadia').id, ...HER });

/** What a button of figures asks is read with the rights of the moment, as what is typed. */
const OF_FIGURES: Table = Object.fromEntries(
  ['stats.voir', 'stats.graphe', 'stats.comparer', 'stats.calcul'].map((action) => [
    action,
    [
      pressing(action, { q: `moi beneficiaire="${ELLE}"` }, 'voir', {
        choice: 'thematiques',
        etats: ELLE_MEME,
        passe: ({ dit }) => dit.includes('Accompagnements'),
      }),
    ],
  ]),
);

/** Teams are of colleagues; what shows a member's activities leaves out whom they were for (`pourCoordination`). */
const OF_TEAMS: Table = Object.fromEntries(
  Object.keys({ ...equipeActions, ...equipeMembresActions, ...equipeActivitesActions }).map((name) => [
    name,
    'teams, whose members are colleagues',
  ]),
);

export const BOUTONS: Table = {
  'beneficiaire.ouvrir': one('beneficiaire.ouvrir', 'voir'),
  'beneficiaire.historique': one('beneficiaire.historique', 'voir'),
  'beneficiaire.suite': [pressing('beneficiaire.suite', { ...HER, apres: 'C#9' }, 'voir')],
  'beneficiaire.plus': Object.entries(PLUS_CHOIX).map(([quoi, geste]) => ({ ...geste, quoi })),
  'beneficiaire.creer': 'nobody yet',
  'beneficiaire.modifier': one('beneficiaire.modifier', 'modifier'),
  'beneficiaire.partager': one('beneficiaire.partager', 'partager'),
  ...ENVOIS,
  'droits.opposer': one('droits.opposer', 'droits', { passe: wrote('fiche') }),
  'droits.lever': one('droits.lever', 'droits', { passe: wrote('fiche') }),
  'droits.remettre': one('droits.remettre', 'droits'),
  'droits.effacer': one('droits.effacer', 'droits'),
  'droits.effacement': one('droits.effacement', 'droits', {
    passe: ({ supprimes }) => supprimes.some(({ sk }) => sk === 'ID'),
  }),
  'conservation.voir': 'one’s own list, each person in it by the directory of whoever follows them',
  'conservation.garder': one('conservation.garder', 'modifier', { passe: wrote('fiche') }),
  'fichiers.importer': 'a page of one’s own, where what was dropped is told of',
  'fichiers.exporter': 'a page of one’s own, which gives those whom one may take away by then',
  'fusion.choisir': one('fusion.choisir', 'fusionner'),
  'fusion.comparer': [
    pressing('fusion.comparer', both(ELLE, AUTRE), 'fusionner', { quoi: 'gardée' }),
    pressing('fusion.comparer', both(AUTRE, ELLE), 'fusionner', { quoi: 'fondue' }),
  ],
  'fusion.faire': [both(ELLE, AUTRE), both(AUTRE, ELLE)].map((data) =>
    pressing('fusion.faire', data, 'fusionner', {
      quoi: data.gardee === ELLE ? 'gardée' : 'fondue',
      etats: ELLE_MEME,
      passe: wrote('fusion'),
    }),
  ),
  'fusion.defaire': [pressing('fusion.defaire', { fondue: ELLE }, 'fusionner', { etats: ['fondue'] })],
  'partage.accepter': ['personne', 'passation'].map((sorte) =>
    pressing('partage.accepter', proposal(sorte), NEVER, { quoi: sorte, passe: wrote('partage') }),
  ),
  'partage.finir': ['personne', 'passation'].map((sorte) =>
    pressing('partage.finir', proposal(sorte), NEVER, {
      quoi: sorte,
      passe: ({ supprimes }) => supprimes.length > 0,
    }),
  ),
  'partage.proposer': 'one’s whole list',
  'partage.equipe': 'one’s whole list',
  'partage.saisir': 'one’s whole list',
  'partage.structure': 'one’s whole list',
  'passation.proposer': 'all that one follows',
  'passation.saisir': 'all that one follows',
  'cra.ouvrir': [
    pressing('cra.ouvrir', { type: 'individuel', ...HER }, 'voir', { quoi: 'montre' }),
    gesture(
      'activite',
      openedThenSent(
        'cra.ouvrir',
        { type: 'demarche', ...HER },
        {
          personne: ELLE,
          duree: '45',
          domaines: ['logement'],
          lieu: 'a_distance',
          date: '2026-11-19',
        },
      ),
      { quoi: 'enregistre', etats: ELLE_MEME, passe: wrote('cra') },
    ),
  ],
  'rappels.nouveau': [
    pressing('rappels.nouveau', HER, 'voir', { quoi: 'montre' }),
    gesture('voir', openedThenSent('rappels.nouveau', HER, { quoi: 'rappeler demain', personne: ELLE }), {
      quoi: 'note',
      etats: ELLE_MEME,
      passe: wrote('tache'),
    }),
  ],
  'cra.copier': [own('cra.copier', MINE)],
  'cra.completer': [own('cra.completer', { ...MINE, step: 'suite' })],
  'cra.modifier': [own('cra.modifier', MINE)],
  'cra.afaire': [own('cra.afaire', MINE)],
  'historique.suite': [
    own('historique.suite', { du: '1970-01-01', au: '2026-12-31', label: '', apres: '9' }),
  ],
  'historique.plus': [
    own('historique.plus', MINE, 'voir'),
    own('historique.plus', MINE, 'dupliquer'),
    own('historique.plus', MINE, 'supprimer'),
  ],
  'historique.changer': [own('historique.changer', { ...MINE, type: 'demarche' })],
  'historique.retablir': [{ ...own('historique.retablir', MINE), avant: removed }],
  'rappels.voir': [own('rappels.voir', {})],
  'rappels.modifier': [own('rappels.modifier', TASK)],
  'rappels.reporter': [own('rappels.reporter', TASK)],
  'rappels.demain': [own('rappels.demain', TASK)],
  'rappels.refaire': [own('rappels.refaire', TASK)],
  'rappels.fait': 'one’s own task, told without whom it is for',
  'rappels.annuler': 'one’s own task, told without whom it is for',
  'formulaire.reprendre': TAKEN_UP,
  'formulaire.repondre': [ITS_HER],
  'formulaire.jeter': 'one’s own form, thrown away unread',
  'formulaire.toutjeter': 'one’s own forms, thrown away unread',
  ...OF_TEAMS,
  ...OF_FIGURES,
  'stats.fichier': 'asked of a job, with the rights of that moment',
  'exporter.activites': 'one’s own activities, asked of a job with the rights of that moment',
  'document.prendre': 'a link to what was prepared for whoever presses',
  'lieux.ajouter': 'one’s own places',
  'lieux.agir': 'one’s own places',
  'lieux.retablir': 'one’s own places',
};
