// The form of a sending: to whom, why, with whose agreement; what is in it and by which way are filled already.
import * as z from 'zod';
import { accords, motifs, parties, periodes, sansMotDePasse, voies } from '#bot/domain/vocabulary/envoi.ts';
import { choice, choices, type Option, text } from '#bot/forms/field.ts';
import { defineForm, type Form } from '#bot/forms/form.ts';

/** Nothing of the notes leaves unless it is asked for. */
export const PAR_DEFAUT = { contenu: ['identite', 'suivi'], periode: 'tout', voie: 'piece' } as const;

function formWith(id: string, ways: readonly Option[]): Form {
  return defineForm({
    id,
    version: 1,
    titre: 'Envoyer la fiche',
    titreCourt: 'Envoyer la fiche',
    submit: 'Préparer',
    steps: {
      envoi: {
        titre: 'Envoi',
        fields: {
          adresse: text({
            label: 'Adresse du destinataire',
            required: true,
            maxLength: 254,
            placeholder: 'as@ccas.exemple.fr',
            schema: z.string().toLowerCase().pipe(z.email('Cette adresse e-mail n’est pas complète.')),
            missing: 'Indiquez l’adresse e-mail du destinataire.',
            keep: 'sealed',
          }),
          motif: choice({
            label: 'Pourquoi',
            required: true,
            options: motifs,
            missing: 'Indiquez pourquoi la fiche est envoyée.',
          }),
          accord: choice({
            label: 'Accord de la personne',
            required: true,
            options: accords,
            missing: 'Sans l’accord de la personne, la fiche ne peut pas être envoyée.',
          }),
          contenu: choices({
            label: 'Ce qui est envoyé',
            required: true,
            options: parties,
            missing: 'Choisissez au moins une partie.',
          }),
          periode: choice({
            label: 'Période',
            required: true,
            options: periodes,
            missing: 'Choisissez la période.',
          }),
          voie: choice({
            label: 'Comment',
            required: true,
            options: ways,
            missing: 'Choisissez comment l’envoyer.',
          }),
        },
      },
    },
    firstScreen: ['adresse', 'motif', 'accord', 'contenu', 'periode', 'voie'],
  });
}

export const envoiForm = formWith('envoi', voies);
/** Where a sheet may leave without a password. */
export const envoiLibreForm = formWith('envoi-libre', [...voies, sansMotDePasse]);
