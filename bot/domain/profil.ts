// The profile and the first use: their forms, and the person they make.
import * as z from 'zod';
import { type Answers, type CommuneValue, choice, commune, date, text } from '#bot/forms/field.ts';
import { defineForm } from '#bot/forms/form.ts';
import type { Acteur } from './acteur.ts';
import { fuseaux } from './fuseaux.ts';
import { addLieu, communeLieu, nomLieu } from './lieu.ts';
import { RAPPELS_PAR_DEFAUT, rappels } from './vocabulary/rappels.ts';
import { type Role, roles } from './vocabulary/roles.ts';

const TEN_YEARS = 3660;

const role = choice({
  label: 'Votre rôle',
  required: true,
  options: roles,
  missing: 'Choisissez votre rôle.',
});

export const profilForm = defineForm({
  id: 'profil',
  version: 1,
  titre: 'Votre profil',
  titreCourt: 'Votre profil',
  steps: {
    profil: {
      titre: 'Profil',
      fields: {
        role,
        structure: text({
          label: 'Structure employeuse',
          maxLength: 120,
          help: 'Notée sur chaque activité, à sa date',
          keep: 'sealed',
        }),
        structureDu: date({ label: 'Depuis le', daysBack: 5 * TEN_YEARS, daysAhead: 366 }),
        structureAu: date({ label: 'Jusqu’au', daysBack: TEN_YEARS, daysAhead: TEN_YEARS }),
        fuseau: choice({
          label: 'Fuseau horaire',
          required: true,
          options: fuseaux,
          missing: 'Choisissez votre fuseau horaire.',
        }),
        rappels: choice({
          label: 'Rappels du matin',
          required: true,
          options: rappels,
          default: RAPPELS_PAR_DEFAUT,
          help: 'À 8 h 30, dans votre conversation avec le bot : combien de choses à faire, sans aucun nom.',
          missing: 'Dites quels matins vous voulez vos rappels.',
        }),
        email: text({
          label: 'E-mail',
          maxLength: 254,
          placeholder: 'prenom.nom@exemple.fr',
          schema: z.email('Cette adresse e-mail n’est pas complète.'),
          keep: 'sealed',
        }),
      },
    },
  },
  firstScreen: ['role', 'structure', 'structureDu', 'structureAu', 'fuseau', 'rappels', 'email'],
  rules: [
    {
      field: 'structureAu',
      message: 'Cette date vient avant celle du début : corrigez l’une des deux.',
      holds: ({ structureDu, structureAu }) =>
        structureDu === undefined || structureAu === undefined || structureDu <= structureAu,
    },
    {
      field: 'structure',
      message: 'Indiquez la structure dont ce sont les dates.',
      holds: ({ structure, structureDu, structureAu }) =>
        structure !== undefined || (structureDu === undefined && structureAu === undefined),
    },
  ],
});

/** The client writes « facultatif »: the rules say for whom. */
const SAUF_COORDINATION = 'Facultatif pour la coordination seulement.';

/** What a newcomer fills in ten seconds; a coordinator may have no place of their own. */
export const accueilForm = defineForm({
  id: 'accueil',
  version: 1,
  titre: 'Bienvenue dans Coopilote',
  titreCourt: 'Bienvenue',
  submit: 'Continuer',
  steps: {
    accueil: {
      titre: 'Bienvenue',
      fields: {
        role,
        nom: text({ ...nomLieu, label: 'Votre lieu principal', help: SAUF_COORDINATION, required: false }),
        commune: commune({
          ...communeLieu,
          help: `Nom ou code postal. ${SAUF_COORDINATION}`,
          required: false,
        }),
      },
    },
  },
  firstScreen: ['role', 'nom', 'commune'],
  rules: [
    {
      field: 'nom',
      message: 'Indiquez le lieu où vous travaillez le plus souvent.',
      holds: ({ role: metier, nom, commune: ville }) =>
        nom !== undefined || (metier === 'coordinateur' && ville === undefined),
    },
    {
      field: 'commune',
      message: 'Indiquez la commune de ce lieu.',
      holds: ({ nom, commune: ville }) => nom === undefined || ville !== undefined,
    },
  ],
});

interface Newcomer extends Pick<Acteur, 'id' | 'fuseau'> {
  readonly emailScelle?: string;
  /** What was answered to `accueilForm`, and when. */
  readonly values?: Answers;
  readonly at?: number;
}

/** Somebody seen for the first time; with the answers of the first use, their role and first place. */
export function newActeur({ id, fuseau, emailScelle, values = {}, at = 0 }: Newcomer): Acteur {
  const {
    role: chosen,
    nom,
    commune: ville,
  } = values as { role?: Role; nom?: string; commune?: CommuneValue };
  const first = { id: `l${at.toString(36)}`, creeLe: at, ...(ville && { commune: ville }) };
  return {
    id,
    role: chosen ?? 'mediateur',
    lieux: nom === undefined ? [] : addLieu([], { ...first, nom }),
    employeurs: [],
    fuseau,
    ...(emailScelle !== undefined && { emailScelle }),
  };
}
