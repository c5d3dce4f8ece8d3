// Dialogs sent, by form: a person chosen by hand in it, or whom it was opened about.
import { fingerprint } from '#bot/conversations/identity.ts';
import { peut } from '#bot/domain/beneficiaire/droits.ts';
import type { RawAnswers } from '#bot/forms/raw.ts';
import { ELLE_MEME, type Entree, type Geste, sending, type Table, wrote } from './gestes.ts';
import { AUTRE, ELLE, NOTES } from './identite.ts';

const IDENTITE = { prenom: 'Zephirine', nom: 'Quillivic', naissance: '1952' };
const ENVOI = {
  adresse: 'as@ccas.exemple.fr',
  motif: 'accompagnement',
  accord: 'oral',
  contenu: ['identite'],
  periode: 'tout',
  voie: 'piece',
};
const CRA = {
  personne: ELLE,
  duree: '45',
  thematiques: ['email'],
  domaines: ['logement'],
  motif: 'absence',
  lieu: 'a_distance',
  date: '2026-11-19',
};

/** Sent again once it was saved: what was made is said again. */
function again(
  of: Parameters<typeof sending>[0] & { readonly made: string },
  raw: RawAnswers,
  permis: Geste['permis'],
): Geste {
  const { made, ...form } = of;
  const done = { id: made, answers: fingerprint(`formulaire-${of.form}`, raw) };
  return sending({ ...form, done }, raw, { permis, quoi: 'renvoyé' });
}

const sheetSent = (form: string): Entree => [
  sending({ form, target: ELLE, values: {} }, ENVOI, { permis: 'envoyer', passe: wrote('envoi') }),
  sending(
    { form, target: ELLE, values: {} },
    { ...ENVOI, contenu: ['identite', 'suivi', 'notes'] },
    {
      permis: (situation) => peut('envoyer', situation) && peut('notes', situation),
      quoi: 'avec ses notes',
      passe: ({ scelles }) => scelles.some((text) => text.includes(NOTES)),
      // Without them, it is prepared all the same.
      aSoi: true,
    },
  ),
  again({ form, target: ELLE, values: {}, made: `${ELLE}/envoi-prepare` }, ENVOI, 'envoyer'),
];

/** New and naming her, or of one's own and made to name her. */
const naming = (form: string): Entree => [
  sending({ form, values: {} }, CRA, {
    permis: 'activite',
    quoi: 'nouveau',
    etats: ELLE_MEME,
    passe: wrote('cra', ({ clair }) => (clair as { personne?: unknown }).personne === ELLE),
  }),
  sending({ form, target: 'cra-a-soi', values: {} }, CRA, {
    permis: 'activite',
    quoi: 'modifié',
    etats: ELLE_MEME,
    passe: wrote('cra'),
  }),
  sending({ form, target: 'cra-a-soi', values: {}, named: ELLE }, CRA, {
    permis: 'voir',
    quoi: 'qui la nommait déjà',
    etats: ELLE_MEME,
    aSoi: true,
  }),
];

const NAMES_NOBODY = 'no field of it names a person';

export const FORMULAIRES: Table = {
  accueil: NAMES_NOBODY,
  profil: NAMES_NOBODY,
  lieu: NAMES_NOBODY,
  beneficiaire: [
    sending(
      { form: 'beneficiaire', target: ELLE },
      { ...IDENTITE, genre: 'feminin' },
      {
        permis: 'modifier',
        passe: wrote('fiche'),
      },
    ),
    again({ form: 'beneficiaire', target: ELLE, made: ELLE }, IDENTITE, 'voir'),
    sending(
      { form: 'beneficiaire', values: {} },
      { ...IDENTITE, 'nom.doublon': ELLE },
      {
        permis: 'voir',
        quoi: 'c’est elle',
        etats: ELLE_MEME,
        // Not known to be there, she is not asked about: a sheet of one's own is created.
        aSoi: true,
      },
    ),
  ],
  rappel: [
    sending(
      { form: 'rappel', values: {} },
      { quoi: 'rappeler', personne: ELLE },
      {
        permis: 'voir',
        quoi: 'nouveau',
        etats: ELLE_MEME,
        passe: wrote('tache'),
      },
    ),
    sending(
      { form: 'rappel', target: 'tache-a-soi', values: {} },
      { quoi: 'rappeler', personne: ELLE },
      {
        permis: 'voir',
        quoi: 'modifié',
        etats: ELLE_MEME,
        passe: wrote('tache'),
      },
    ),
    sending(
      { form: 'rappel', target: 'tache-a-soi', values: {}, named: ELLE },
      { quoi: 'rappeler', personne: ELLE },
      { permis: 'voir', quoi: 'qui la nommait déjà', etats: ELLE_MEME, aSoi: true },
    ),
  ],
  'rappel-report': [
    sending(
      { form: 'rappel-report', target: 'tache-a-soi', values: {} },
      { quand: 'vendredi' },
      {
        permis: 'voir',
        aSoi: true,
      },
    ),
  ],
  fusion: [
    sending({ form: 'fusion', target: ELLE, values: {} }, { autre: AUTRE }, { permis: 'fusionner' }),
    sending(
      { form: 'fusion', target: AUTRE, values: {} },
      { autre: ELLE },
      {
        permis: 'fusionner',
        quoi: 'avec elle',
        etats: ELLE_MEME,
      },
    ),
    again({ form: 'fusion', target: ELLE, values: {}, made: ELLE }, { autre: AUTRE }, 'voir'),
  ],
  envoi: sheetSent('envoi'),
  'envoi-libre': sheetSent('envoi-libre'),
  partage: [
    sending(
      { form: 'partage', target: ELLE, values: {} },
      { collegues: '@sami @nadia' },
      {
        permis: 'partager',
        passe: wrote('acces'),
      },
    ),
  ],
  'partage-structure': NAMES_NOBODY,
  equipe: NAMES_NOBODY,
  bilan: NAMES_NOBODY,
  'equipe-invitation': NAMES_NOBODY,
  passation: [
    sending(
      { form: 'passation', target: ELLE, values: {} },
      { collegue: '@sami' },
      {
        permis: 'passer',
        passe: wrote('partage'),
      },
    ),
  ],
  'cra-individuel': naming('cra-individuel'),
  'cra-demarche': naming('cra-demarche'),
  'cra-rdv-non-honore': naming('cra-rdv-non-honore'),
  'cra-atelier': NAMES_NOBODY,
  'cra-ponctuelle': NAMES_NOBODY,
  'cra-acces-libre': NAMES_NOBODY,
  'cra-animation': NAMES_NOBODY,
  'cra-evenement': NAMES_NOBODY,
  'cra-partenariat': NAMES_NOBODY,
};
