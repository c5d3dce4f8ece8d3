// The 19 themes of digital mediation: codes and wordings of La Coop, and the everyday words that people type for them.
import type { Option } from '#bot/forms/field.ts';
import { namesOf } from '#bot/forms/lexicon.ts';
import { fold } from '#bot/forms/words.ts';

/** The theme that a démarche always has: La Coop counts a démarche as an individual accompaniment with it. */
export const AIDE_AUX_DEMARCHES = 'aide_aux_demarches_administratives';

export const thematiques: readonly Option[] = [
  {
    code: 'diagnostic_numerique',
    label: 'Diagnostic numérique',
    examples: 'évaluer ses compétences, ABC Diag, Pix',
    synonyms: ['diagnostic', 'diag', 'abc diag', 'pix', 'évaluation', 'positionnement'],
  },
  {
    code: 'prendre_en_main_du_materiel',
    label: 'Prise en main du matériel',
    full: 'Prendre en main du matériel',
    examples: 'souris, smartphone, imprimante',
    synonyms: [
      'prise en main',
      'prendre en main',
      'clavier',
      'souris',
      'wifi',
      'clé usb',
      'imprimante',
      'scanner',
    ],
  },
  {
    code: 'maintenance_de_materiel',
    label: 'Maintenance de matériel',
    examples: 'mises à jour, installer, désinstaller',
    synonyms: ['maintenance', 'réparation', 'dépannage', 'mise à jour', 'installation', 'virus', 'nettoyage'],
  },
  {
    code: 'gere_ses_contenus_numeriques',
    label: 'Gérer ses contenus',
    full: 'Gérer ses contenus numériques',
    examples: 'fichiers, dossiers, stockage en ligne',
    synonyms: ['contenu', 'fichier', 'dossier', 'stockage', 'cloud', 'drive', 'sauvegarde', 'tri de photos'],
  },
  {
    code: 'navigation_sur_internet',
    label: 'Navigation sur internet',
    examples: 'chercher, se connecter, remplir un formulaire',
    synonyms: ['navigation', 'internet', 'navigateur', 'web', 'google', 'recherche internet'],
  },
  {
    code: 'email',
    label: 'E-mail',
    examples: 'créer une boîte, envoyer, pièces jointes',
    synonyms: [
      'email',
      'mail',
      'courriel',
      'mél',
      'messagerie',
      'boîte mail',
      'adresse mail',
      'gmail',
      'pièce jointe',
    ],
  },
  {
    code: 'bureautique',
    label: 'Bureautique',
    examples: 'traitement de texte, tableur',
    synonyms: ['traitement de texte', 'tableur', 'word', 'excel', 'libreoffice', 'powerpoint', 'diaporama'],
  },
  {
    code: 'reseaux_sociaux',
    label: 'Réseaux sociaux',
    full: 'Réseaux sociaux communication',
    examples: 'SMS, WhatsApp, appels vidéo',
    synonyms: [
      'réseaux',
      'facebook',
      'whatsapp',
      'instagram',
      'sms',
      'appel vidéo',
      'skype',
      'communication',
    ],
  },
  {
    code: 'sante',
    label: 'Santé',
    examples: 'Ameli, Mon Espace Santé, Doctolib',
    synonyms: ['ameli', 'doctolib', 'mon espace santé', 'espace santé', 'rdv médical', 'médecin'],
  },
  {
    code: 'banque_et_achats_en_ligne',
    label: 'Banque et achats en ligne',
    examples: 'application bancaire, achat, budget',
    synonyms: ['banque', 'achat', 'achat en ligne', 'appli bancaire', 'budget', 'leboncoin', 'vinted'],
  },
  {
    code: 'entrepreneuriat',
    label: 'Accompagner un pro',
    full: 'Accompagner un professionnel',
    examples: 'créer son entreprise, communiquer, gérer',
    synonyms: [
      'professionnel',
      'entreprise',
      'création d’entreprise',
      'auto entrepreneur',
      'micro entreprise',
      'urssaf',
    ],
  },
  {
    code: 'insertion_professionnelle',
    label: 'Insertion pro',
    full: 'Insertion professionnelle',
    examples: 'France Travail, CV, recherche d’emploi',
    synonyms: [
      'insertion',
      'cv',
      'lettre de motivation',
      'france travail',
      'pôle emploi',
      'cpf',
      'compte formation',
      'mon compte formation',
      'offre d’emploi',
      'candidature',
    ],
  },
  {
    code: 'securite_numerique',
    label: 'Sécurité numérique',
    full: 'Prévention en sécurité numérique',
    examples: 'mots de passe, données, arnaques',
    synonyms: [
      'sécurité',
      'cybersécurité',
      'mot de passe',
      'mdp',
      'arnaque',
      'phishing',
      'hameçonnage',
      'données personnelles',
    ],
  },
  {
    code: 'parentalite',
    label: 'Parentalité',
    examples: 'Pronote, temps d’écran, harcèlement',
    synonyms: ['parents', 'contrôle parental', 'pronote', 'écrans', 'temps d’écran', 'harcèlement'],
  },
  {
    code: 'scolarite_et_numerique',
    label: 'Scolarité et numérique',
    examples: 'groupe scolaire, élève, outil numérique',
    synonyms: ['scolarité', 'école', 'élève', 'collège', 'lycée', 'ent', 'parcoursup', 'devoirs'],
  },
  {
    code: 'creer_avec_le_numerique',
    label: 'Créer avec le numérique',
    examples: 'photo, vidéo, impression 3D, code',
    synonyms: [
      'création',
      'photo',
      'vidéo',
      'montage vidéo',
      'fablab',
      'impression 3d',
      '3d',
      'code',
      'programmation',
      'robotique',
    ],
  },
  {
    code: 'culture_numerique',
    label: 'Culture numérique',
    examples: 'infox, RGPD, logiciel libre',
    synonyms: [
      'culture',
      'fake news',
      'infox',
      'rgpd',
      'logiciel libre',
      'open source',
      'citoyenneté numérique',
    ],
  },
  {
    code: 'intelligence_artificielle',
    label: 'IA',
    full: 'Intelligence artificielle (IA)',
    examples: 'comprendre, essayer ChatGPT, Café IA',
    synonyms: ['intelligence artificielle', 'chatgpt', 'gpt', 'café ia', 'mistral'],
  },
  {
    code: AIDE_AUX_DEMARCHES,
    label: 'Démarches administratives',
    full: 'Aide aux démarches administratives',
    examples: 'CAF, impôts, FranceConnect',
    synonyms: [
      'démarche',
      'démarche administrative',
      'aide aux démarches',
      'administratif',
      'franceconnect',
      'france connect',
    ],
  },
];

/** The theme so named: by its code, its label or one of its everyday words. */
export function thematiqueNamed(typed: string): Option | undefined {
  const folded = fold(typed.replaceAll('_', ' '));
  return thematiques.find((option) => namesOf(option).some((word) => fold(word) === folded));
}
