// All that is kept of a person as a document for her: in the order in which one asks who one is for them, what was done, who has seen it.
import type { ActiviteGardee, Dossier, EnvoiGarde } from '#bot/domain/beneficiaire/dossier.ts';
import { NOTICE } from '#bot/domain/beneficiaire/notice.ts';
import { formatDate, longDate } from '#bot/forms/dates.ts';
import type { Block, Ecrit, Section } from './ecrit.ts';

const TITLE = 'Ce qui est gardé de vous';

export function dossierEcrit(dossier: Dossier): Ecrit {
  const { date, par, identite, notes, fichesFusionnees, activites, aFaire } = dossier;
  return {
    title: TITLE,
    subtitle: `Confidentiel · Établi le ${longDate(date)} par ${par}`,
    date,
    sections: [
      { blocks: [{ is: 'text', text: INTRO }] },
      { title: 'Qui vous êtes', blocks: [{ is: 'facts', facts: identite }] },
      ...(notes === undefined ? [] : [{ title: 'Notes de votre fiche', blocks: [text(notes)] }]),
      ...fichesFusionnees.map((facts) => ({ title: MERGED, blocks: [{ is: 'facts', facts } as const] })),
      { title: `Ce qui a été fait (${activites.length})`, blocks: orNothing(activites, NOT_MET) },
      ...activites.map(activity),
      { title: 'Ce qui reste à faire', blocks: [tasks(aFaire)] },
      { title: 'À qui votre fiche a été envoyée', blocks: sendings(dossier.envois) },
      { title: 'Avec qui votre suivi est partagé', blocks: [listOf(dossier.partages, 'Avec personne.')] },
      { title: 'Qui a consulté votre fiche', blocks: looks(dossier.consultations) },
      { title: 'Ce que vous avez accepté ou refusé', blocks: [listOf(dossier.choix, 'Rien n’est noté.')] },
      ...(dossier.ailleurs.length === 0
        ? []
        : [{ title: 'Ce que d’autres gardent', blocks: [listOf(dossier.ailleurs, '')] }]),
      { title: 'Vos droits', blocks: [{ is: 'list', items: NOTICE }] },
    ],
    footer: `${TITLE} · Confidentiel`,
  };
}

const INTRO =
  'Voici tout ce qui est gardé de vous dans Coopilote. Vous pouvez le faire corriger, vous opposer à être suivie, ou demander que tout soit effacé.';
const MERGED = 'Une fiche réunie à la vôtre, gardée sept jours';
const NOT_MET = 'Aucune activité n’est notée.';
const NOT_LOGGED = 'Personne, depuis un an.';

const text = (words: string): Block => ({ is: 'text', text: words });

function orNothing(all: readonly unknown[], nothing: string): readonly Block[] {
  return all.length === 0 ? [text(nothing)] : [];
}

function listOf(items: readonly string[], nothing: string): Block {
  return items.length === 0 ? text(nothing) : { is: 'list', items };
}

function activity({ date, type, par, lignes }: ActiviteGardee): Section {
  const facts = [...lignes, { label: 'Noté par', texte: par }];
  return { title: `${longDate(date)} : ${type}`, blocks: [{ is: 'facts', facts }] };
}

function tasks(aFaire: Dossier['aFaire']): Block {
  const said = aFaire.map(({ quoi, pour, faite }) => {
    if (faite !== undefined) return `${quoi} (fait le ${longDate(faite)})`;
    return pour === undefined ? quoi : `${quoi} (pour le ${longDate(pour)})`;
  });
  return listOf(said, 'Rien.');
}

function sendings(envois: readonly EnvoiGarde[]): readonly Block[] {
  if (envois.length === 0) return [text('À personne.')];
  return [
    {
      is: 'table',
      columns: [
        { title: 'Date' },
        { title: 'À qui', share: 2 },
        { title: 'Pourquoi, et quoi', share: 3 },
        { title: 'État' },
      ],
      rows: envois.map(({ date, a, par, motif, contenu, accord, etat, reference, lectures }) => [
        formatDate(date),
        `${a}, par ${par}`,
        `${motif} ; ${contenu} ; ${accord.toLocaleLowerCase('fr')} (réf. ${reference})`,
        lectures.length === 0 ? etat : `${etat}, lu ${lectures.map(formatDate).join(', ')}`,
      ]),
    },
  ];
}

function looks(consultations: Dossier['consultations']): readonly Block[] {
  if (consultations.length === 0) return [text(NOT_LOGGED)];
  return [
    {
      is: 'table',
      columns: [{ title: 'Date' }, { title: 'Quoi', share: 2 }, { title: 'Qui', share: 2 }],
      rows: consultations.map(({ date, quoi, par }) => [formatDate(date), quoi, par]),
    },
  ];
}
