// A question put to figures, and what it comes to: read with the rights of the moment, answered from figures kept ready, beside another.

import type { Acteur } from '#bot/domain/acteur.ts';
import { annuaireOf } from '#bot/domain/beneficiaire/annuaire.ts';
import { sayTerritoire, writeTerritoire } from '#bot/domain/territoire/quel.ts';
import { type Deps, Refus } from '#bot/ports.ts';
import type { StatsContext } from '#bot/stats/contexte.ts';
import type { Graphe } from '#bot/stats/graphe.ts';
import { grapheNomme } from '#bot/stats/listes.ts';
import { parseQuery } from '#bot/stats/parse-query.ts';
import { type Besoins, monthsBetween, type Plan, planOf } from '#bot/stats/plan.ts';
import { bruitDe, MEDIATEURS, protege } from '#bot/stats/protection.ts';
import { comparedQuery, filtresOf, type StatsQuery } from '#bot/stats/query.ts';
import { moyenneParMediateur } from '#bot/stats/rassembler.ts';
import type { Resultat } from '#bot/stats/resultat.ts';
import type { Cadre } from '#bot/stats/series.ts';
import { readAnnuaire } from '#bot/storage/annuaires.ts';
import { INTROUVABLE } from '#bot/storage/beneficiaires.ts';
import { readStats } from '#bot/storage/read-stats.ts';
import { secretDesTerritoires } from '#bot/storage/secret-territoires.ts';
import { statsContext } from '#bot/storage/stats-contexte.ts';
import { annuaire, type Session } from './session.ts';

/** A question, of days and of people that it may be asked of. */
export interface Question {
  readonly query: StatsQuery;
  readonly ctx: StatsContext;
  readonly graphe: Graphe;
}

interface Cote {
  readonly query: StatsQuery;
  readonly plan: Plan;
  readonly resultat: Resultat;
  /** What each mediator of a territory did on average, beside what one did. */
  readonly moyenne?: true;
}

export interface Reponse extends Question, Cote {
  readonly avant?: Cote;
}

/** Shown where no chart was asked for: by month as soon as there are two of them. */
const USUAL = { short: 'thematiques', long: 'mois' } as const;

/** The question that these words put, or that a button writes: whatever it is of must be permitted now. */
export async function questionIn(text: string, session: Session, deps: Deps): Promise<Question> {
  return readQuestion(text, await contextFor(text, session, deps));
}

/** The same away from the chat, of whoever asked: what a button wrote names everybody by their ids. */
export async function questionOf(
  text: string,
  { acteur, today }: { readonly acteur: Acteur; readonly today: string },
  deps: Deps,
): Promise<Question> {
  const [ctx, personnes] = await Promise.all([
    statsContext(acteur, today, deps),
    namesPeople(text) ? readAnnuaire({ acteur: acteur.id, today }, deps) : undefined,
  ]);
  return readQuestion(text, { ...ctx, ...(personnes && { personnes: annuaireOf(personnes, today) }) });
}

function readQuestion(text: string, ctx: StatsContext): Question {
  const read = parseQuery(text, ctx);
  // Whoever names somebody by a button may see her no longer: she is then not found, whatever the reason.
  if ('error' in read) throw new Refus(NAMED_BY_ID.test(text) ? INTROUVABLE : read.error);
  const { query } = read;
  const graphe = grapheNomme(query.graphe ?? usualChart(query));
  if (!graphe) throw new Refus('Ce graphique n’existe pas, ou plus.');
  return { query, ctx, graphe };
}

function usualChart({ periode: { from, to } }: StatsQuery): string {
  return from.slice(0, 7) < to.slice(0, 7) && from.slice(8) === '01' ? USUAL.long : USUAL.short;
}

/** As `writeQuery` writes it. */
const NAMED_BY_ID = /beneficiaire="/;

const namesPeople = (text: string): boolean => /b[eé]n[eé]ficiaire/i.test(text);

/** As chats write names. */
const MENTION = /@[\w.-]*\w/g;

/** People and mentions are looked for only where the words name some. */
async function contextFor(text: string, session: Session, deps: Deps): Promise<StatsContext> {
  const named = [...new Set(text.match(MENTION))];
  const [ctx, personnes, mentions] = await Promise.all([
    statsContext(session.acteur, session.today, deps),
    namesPeople(text) ? annuaire(session, deps) : undefined,
    Promise.all(
      named.map(async (mention) => {
        const found = await session.request.colleague(mention);
        return found ? [[mention.toLowerCase(), found.acteur] as const] : [];
      }),
    ),
  ]);
  return { ...ctx, mentions: new Map(mentions.flat()), ...(personnes && { personnes }) };
}

/** What is asked beside counters, by the chart. */
function needsOf({ de, code }: Graphe): { readonly mots: boolean; readonly delais: boolean } {
  return { mots: de.is === 'mots', delais: code === 'delais' };
}

export function planFor({ query, ctx, graphe }: Question, besoins: Besoins = {}): Plan {
  if (graphe.prive && query.perimetre.is !== 'moi')
    throw new Refus(`« ${graphe.titre} » ne se montre que de vos propres chiffres.`);
  if (query.perimetre.is === 'territoire' && !graphe.territoire)
    throw new Refus(`« ${graphe.titre} » ne se montre pas d’un territoire.`);
  const read = planOf(query, ctx, { ...needsOf(graphe), ...besoins });
  if ('refus' in read) throw new Refus(read.refus);
  return read.plan;
}

/** `besoins` beside those of the chart: a file has all charts. */
export async function answerTo(question: Question, deps: Deps, besoins: Besoins = {}): Promise<Reponse> {
  const plan = planFor(question, besoins);
  const { query } = question;
  const other = comparedQuery({ ...query, periode: plan.periode });
  const [now, avant] = await Promise.all([
    read(question, plan, deps),
    other && read({ ...question, query: other }, planFor({ ...question, query: other }, besoins), deps),
  ]);
  if (!avant) return { ...question, ...now };
  const [shown, beside] = [averaged(now, avant.query), averaged(avant, query)];
  return { ...question, ...shown, avant: beside };
}

async function read({ query, ctx }: Question, plan: Plan, deps: Deps): Promise<Cote> {
  const resultat = await readStats(plan, deps);
  if (query.perimetre.is !== 'territoire') return { query, plan, resultat };
  const filtres = filtresOf(query).map((nom) => `${nom}=${query.filtres[nom]?.join()}`);
  const cellules = [writeTerritoire(query.perimetre), ...filtres].join(' ');
  const told = protege(resultat, cellules, bruitDe(await secretDesTerritoires(deps)));
  if (!told) throw new Refus(tropPeu(sayTerritoire(query.perimetre, ctx.territoires), plan));
  return { query, plan, resultat: told };
}

function tropPeu(territoire: string, { periode, filtres }: Plan): string {
  const avec = filtresOf({ filtres }).length > 0 ? ', avec ce filtre' : '';
  return `${territoire}, ${periode.label}${avec} : moins de ${MEDIATEURS} médiateurs y ont enregistré une activité le même mois. Pour que personne ne soit reconnu, ces chiffres ne se montrent pas ; demandez un territoire plus grand ou une autre période.`;
}

/** A territory beside one person is what each of its mediators did on average. */
function averaged(cote: Cote, beside: StatsQuery): Cote {
  const { query, plan, resultat } = cote;
  if (query.perimetre.is !== 'territoire' || beside.perimetre.is !== 'moi') return cote;
  const months = monthsBetween({ from: plan.periode.from.slice(0, 7), to: plan.periode.to.slice(0, 7) });
  return { ...cote, resultat: moyenneParMediateur(resultat, months.length), moyenne: true };
}

/** How codes are named, and the days that are answered for. */
export function cadreOf(ctx: StatsContext, { periode }: Plan): Cadre {
  const structures = new Set(ctx.structures);
  return {
    periode,
    noms: {
      lieu: (id) => ctx.lieux.find((lieu) => lieu.id === id)?.label ?? (structures.has(id) ? id : undefined),
      commune: (code) => ctx.territoires.label(code),
      departement: (code) => sayTerritoire({ niveau: 'departement', code }, ctx.territoires),
    },
  };
}
