// Writes the file that was asked for: a report of figures, or the activities that they are made of.
import { notesOf } from '#bot/commands/stats-notes.ts';
import { answerTo, cadreOf, type Question } from '#bot/commands/stats-reponse.ts';
import { ACTIVITES, RAPPORTS } from '#bot/documents/documents.ts';
import { inMemory } from '#bot/documents/en-memoire.ts';
import { rapportDe } from '#bot/documents/rapport-de.ts';
import type { Acteur } from '#bot/domain/acteur.ts';
import type { DemandeDocument } from '#bot/domain/document.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { Refus } from '#bot/ports.ts';
import type { Graphe } from '#bot/stats/graphe.ts';
import { GRAPHES } from '#bot/stats/graphes.data.ts';
import { type QueryDite, sayQuery } from '#bot/stats/write-query.ts';
import { activitesFor } from './document-activites.ts';

/** What is written, and the words that name its file. */
export interface Ecrit {
  readonly bytes: Uint8Array;
  readonly nom: string;
}

export interface AEcrire {
  readonly demande: DemandeDocument;
  readonly question: Question;
  readonly dite: QueryDite;
  readonly acteur: Acteur;
  readonly today: string;
}

const TITRES = { stats: 'Statistiques', bilan: 'Bilan d’activité' } as const;

export async function ecrireRapport(of: AEcrire, deps: JobDeps): Promise<Ecrit> {
  const { demande, question, dite, today } = of;
  const { quoi, format, propos, verbatims } = demande;
  const titre = quoi === 'bilan' ? TITRES.bilan : TITRES.stats;
  const reponse = await answerTo(question, deps, { mots: question.query.perimetre.is !== 'territoire' });
  const { resultat, avant, plan } = reponse;
  const rapport = rapportDe({
    titre,
    perimetre: question.query.perimetre,
    dite,
    resultat,
    cadre: cadreOf(question.ctx, plan),
    ...(avant && {
      avant: {
        dite: sayQuery(avant.query, question.ctx),
        resultat: avant.resultat,
        cadre: cadreOf(question.ctx, avant.plan),
      },
    }),
    notes: notesOf(reponse),
    graphes: graphesFor(of),
    date: today,
    ...(quoi === 'bilan' && { mots: { propos, verbatims } }),
  });
  const tools = { draw: deps.drawChart };
  const bytes = await inMemory((to) => RAPPORTS[format](rapport, to, tools));
  return { bytes, nom: `${titre} ${dite.perimetre} ${dite.periode}` };
}

/** A chart that is private, or of words, is in nobody else's report; delays need every activity counted again. */
function graphesFor({ demande, question }: AEcrire): readonly Graphe[] {
  const { perimetre } = question.query;
  const offered = GRAPHES.filter(
    ({ prive, territoire, de }) =>
      (perimetre.is === 'moi' || !prive) &&
      (perimetre.is !== 'territoire' || (territoire && de.is !== 'mots')),
  ).filter(({ code }) => code !== 'delais');
  const { parties, format } = demande;
  if (format === 'png') return [question.graphe];
  const wanted = parties ? offered.filter(({ code }) => parties.includes(code)) : offered;
  return demande.quoi === 'bilan'
    ? wanted.filter(({ code, prive }) => !prive && DU_BILAN.includes(code))
    : wanted;
}

/** What an annual report shows: four to eight pages. */
const DU_BILAN: readonly string[] = [
  'mois',
  'types',
  'thematiques',
  'demarches',
  'materiel',
  'canaux',
  'communes',
  'genres',
  'ages',
  'statuts',
  'autonomie',
  'redirections',
];

export async function ecrireActivites(of: AEcrire, deps: JobDeps): Promise<Ecrit> {
  const { demande, question, dite } = of;
  const { format, avec } = demande;
  if (question.query.perimetre.is === 'territoire')
    throw new Refus('Les activités d’un territoire ne s’exportent pas : seuls ses chiffres se montrent.');
  if (format !== 'xlsx' && format !== 'csv') throw new Refus('Les activités s’exportent en Excel ou en CSV.');
  const activites = await activitesFor(
    { ...of, avec: question.query.perimetre.is === 'moi' ? avec : [] },
    deps,
  );
  const bytes = await inMemory((to) => ACTIVITES[format](activites, to));
  return { bytes, nom: `activites ${dite.perimetre} ${dite.periode}` };
}
