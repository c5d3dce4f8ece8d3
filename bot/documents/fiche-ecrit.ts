// The sheet of a person as a document for a social worker: who, why, where they stand, what remains to be done, then the details.
import type {
  ActiviteDeFiche,
  DemarcheDeFiche,
  Fiche,
  Ligne,
  TacheDeFiche,
} from '#bot/domain/beneficiaire/fiche.ts';
import { stars } from '#bot/domain/beneficiaire/suivi.ts';
import { autonomies } from '#bot/domain/vocabulary/suivi.ts';
import { formatDate, longDate } from '#bot/forms/dates.ts';
import type { Block, Ecrit, Section } from './ecrit.ts';

const TITLE = 'Fiche de suivi';

export function ficheEcrit(fiche: Fiche): Ecrit {
  const { reference, date, suivi, notes } = fiche;
  return {
    title: TITLE,
    subtitle: `Confidentielle · Établie le ${longDate(date)} · Référence ${reference}`,
    date,
    sections: [
      ...correction(fiche),
      personne(fiche),
      envoi(fiche),
      ...(suivi ? suiviSections(suivi) : []),
      ...(notes === undefined ? [] : [{ title: 'Notes', blocks: [{ is: 'text', text: notes } as const] }]),
      usage(fiche),
    ],
    footer: `${TITLE} · Référence ${reference} · Confidentiel`,
  };
}

function correction({ remplace }: Fiche): readonly Section[] {
  if (remplace === undefined) return [];
  const text = `${remplace} Supprimez l’ancienne.`;
  return [{ blocks: [{ is: 'notice', text }] }];
}

const SANS_IDENTITE =
  'L’identité n’est pas dans cette fiche. Demandez-la de vive voix à la personne qui l’envoie, en donnant la référence.';

function personne({ identite }: Fiche): Section {
  const block: Block =
    identite === undefined ? { is: 'text', text: SANS_IDENTITE } : { is: 'facts', facts: identite };
  return { title: 'La personne', blocks: [block] };
}

function envoi({ motif, accord, periode, expediteur }: Fiche): Section {
  const facts: readonly Ligne[] = [
    { label: 'Motif de l’envoi', texte: motif },
    ...(periode === undefined ? [] : [{ label: 'Période', texte: periode }]),
    { label: 'Accord de la personne', texte: accord },
    ...expediteur,
  ];
  return { title: 'Pourquoi vous recevez cette fiche', blocks: [{ is: 'facts', facts }] };
}

function suiviSections({
  bilan,
  aFaire,
  demarches,
  activites,
}: NonNullable<Fiche['suivi']>): readonly Section[] {
  return [
    { title: 'Ce qui a été fait', blocks: [{ is: 'facts', facts: bilan }, ...legend(bilan, activites)] },
    { title: 'Ce qui reste à faire', blocks: [taches(aFaire)] },
    ...(demarches.length === 0 ? [] : [{ title: 'Démarches', blocks: [demarchesTable(demarches)] }]),
    activitesSection(activites),
  ];
}

/** Stars mean nothing to who has never used them. */
function legend(bilan: readonly Ligne[], activites: readonly ActiviteDeFiche[]): readonly Block[] {
  const texts = [...bilan.map(({ texte }) => texte), ...activites.map(({ resume }) => resume)];
  if (!texts.some((text) => /[★☆]/.test(text))) return [];
  const said = autonomies.map(({ full = '' }, rank) => `${stars(rank + 1)} ${full.toLowerCase()}`);
  return [{ is: 'remark', text: `Autonomie : ${said.join(' · ')}.` }];
}

function taches(aFaire: readonly TacheDeFiche[]): Block {
  if (aFaire.length === 0) return { is: 'text', text: 'Rien n’est noté à ce jour.' };
  return {
    is: 'list',
    items: aFaire.map(({ quoi, quand }) =>
      quand === undefined ? quoi : `${quoi} (pour le ${longDate(quand)})`,
    ),
  };
}

function demarchesTable(demarches: readonly DemarcheDeFiche[]): Block {
  return {
    is: 'table',
    columns: [
      { title: 'Démarche', share: 3 },
      { title: 'Où elle en est', share: 2 },
      { title: 'Dernière nouvelle' },
    ],
    rows: demarches.map(({ nom, etat, date }) => [nom, etat || 'Non précisé', formatDate(date)]),
  };
}

function activitesSection(activites: readonly ActiviteDeFiche[]): Section {
  if (activites.length === 0) {
    return { title: 'Activités', blocks: [{ is: 'text', text: 'Aucune activité n’est dans cette fiche.' }] };
  }
  return {
    title: `Activités (${activites.length})`,
    blocks: [
      {
        is: 'table',
        columns: [
          { title: 'Date' },
          { title: 'Activité' },
          { title: 'Durée', align: 'right' },
          { title: 'Ce qui a été travaillé', share: 1 },
        ],
        rows: activites.map(({ date, titre, duree, resume, par }) => [
          formatDate(date),
          titre,
          duree,
          par === undefined ? resume : `${resume} (notée par ${par})`,
        ]),
      },
    ],
  };
}

function usage({ reference }: Fiche): Section {
  const items = [
    `Pour répondre : écrivez à l’adresse ci-dessus, en citant la référence ${reference} plutôt que le nom de la personne.`,
    'Cette fiche est confidentielle. Elle sert au seul motif indiqué : ne la transmettez pas sans l’accord de la personne, et supprimez-la quand elle ne vous sert plus.',
    'La personne peut demander ce qui vous a été envoyé, le faire corriger, ou revenir sur son accord.',
  ];
  return { title: 'Répondre, et ce que vous pouvez faire de cette fiche', blocks: [{ is: 'list', items }] };
}
