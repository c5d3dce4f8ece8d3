// What is done during a démarche and how it ends (research 65, 69, 70).
import type { Option } from '#bot/forms/field.ts';

export const etatsDemarche: readonly Option[] = [
  { code: 'finalisee', label: 'Finalisée' },
  { code: 'a_finaliser', label: 'À finaliser en autonomie' },
  { code: 'autre_structure', label: 'Autre structure' },
  { code: 'devra_revenir', label: 'Devra revenir' },
];

export const gestes: readonly Option[] = [
  { code: 'trouver_information', label: 'Trouver une information' },
  { code: 'creer_compte', label: 'Créer un compte', synonyms: ['création de compte', 'activer un compte'] },
  { code: 'creer_adresse_mail', label: 'Créer une adresse mail' },
  {
    code: 'reinitialiser_mot_de_passe',
    label: 'Changer un mot de passe',
    synonyms: ['mot de passe oublié', 'réinitialiser'],
  },
  { code: 'simuler', label: 'Simuler', synonyms: ['simulation'] },
  { code: 'demander', label: 'Faire une demande', synonyms: ['demande en ligne'] },
  { code: 'declarer', label: 'Déclarer', synonyms: ['déclaration'] },
  { code: 'actualiser', label: 'Actualiser', synonyms: ['s’actualiser'] },
  { code: 'consulter', label: 'Consulter sa situation' },
  { code: 'obtenir_document', label: 'Obtenir un document', synonyms: ['attestation'] },
  { code: 'joindre', label: 'Joindre un document', synonyms: ['joindre', 'pièce jointe'] },
  { code: 'numeriser', label: 'Numériser', synonyms: ['scanner', 'scan'] },
  { code: 'imprimer', label: 'Imprimer', synonyms: ['impression'] },
  { code: 'payer', label: 'Payer', synonyms: ['paiement'] },
  {
    code: 'prendre_rendez_vous',
    label: 'Prendre rendez-vous',
    synonyms: ['prise de rendez-vous', 'prise de rdv'],
  },
  { code: 'contacter', label: 'Contacter un organisme' },
  { code: 'reclamer', label: 'Réclamer', synonyms: ['réclamation'] },
  { code: 'souscrire', label: 'Souscrire', synonyms: ['adhérer', 's’abonner'] },
  { code: 'resilier', label: 'Résilier', synonyms: ['résiliation'] },
];
