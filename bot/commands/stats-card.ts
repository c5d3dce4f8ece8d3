// The answer of `/stats` as a message: title, key figures with their change, one chart, the table of its numbers, and what may be done next.
import { graphiqueOf } from '#bot/documents/statistiques.ts';
import type { Block, Deps, Reply } from '#bot/ports.ts';
import { chiffresDe } from '#bot/stats/chiffres.ts';
import { type Ligne, lignesOf, sayAvant, sayEvolution, sayValeur } from '#bot/stats/dire.ts';
import { GRAPHES } from '#bot/stats/graphes.data.ts';
import type { StatsQuery } from '#bot/stats/query.ts';
import { type Series, seriesBeside, seriesOf } from '#bot/stats/series.ts';
import { type QueryDite, sayPerimetre, sayQuery, writeQuery } from '#bot/stats/write-query.ts';
import { keepGraphique } from '#bot/storage/graphiques.ts';
import { filesMenu } from './documents.ts';
import { plain } from './markdown.ts';
import { buttonsFor, menuFor, type Pressable, type Session, say } from './session.ts';
import { notesOf } from './stats-notes.ts';
import { cadreOf, type Reponse } from './stats-reponse.ts';
import { tableOf } from './stats-table.ts';

const LASTING = 'Vos chiffres sont prêts : tapez /stats.';

export async function statsReply(
  reponse: Reponse,
  around: { readonly intro?: string; readonly suggestions?: readonly Pressable[] },
  { session, deps }: { readonly session: Session; readonly deps: Deps },
): Promise<Reply> {
  const dit = sayQuery(reponse.query, reponse.ctx);
  const series = seriesFor(reponse, dit);
  const chart = await chartBlock(reponse, { dit, series }, { session, deps });
  const blocks: readonly Block[] = [
    { text: [title(reponse, dit), keyFigures(reponse), ...notes(reponse)].join('\n') },
    chart,
    {
      text: tableOf(reponse.graphe, series),
      buttons: buttonsFor(nextSteps(reponse.query), { session, prefix: 'n' }, deps),
      menu: filesMenu(reponse.query, session, deps),
    },
    ...(around.suggestions
      ? [{ text: '', buttons: buttonsFor(around.suggestions, { session, prefix: 'p' }, deps) }]
      : []),
  ];
  return say(around.intro ?? '', { blocks, lasting: LASTING });
}

/** « **Équipe Cornouaille** · octobre 2026 · type : Atelier · comparé à septembre 2026 » */
function title({ plan }: Reponse, dit: QueryDite): string {
  const widened = plan.elargie ? [`période élargie : ${plan.periode.label}`] : [];
  const said = [dit.periode, ...widened, ...dit.filtres, ...(dit.comparaison ? [dit.comparaison] : [])];
  return `**${plain(dit.perimetre)}** · ${said.map(plain).join(' · ')}`;
}

function notes(reponse: Reponse): readonly string[] {
  const said = notesOf(reponse).map((note) => `*${plain(note)}*`);
  return said.length === 0 ? [] : ['', ...said];
}

function keyFigures({ query, resultat, avant, ctx }: Reponse): string {
  const isPeriode = query.comparaison?.is !== 'perimetre';
  const beside = isPeriode || !avant ? 'avant' : plain(sayPerimetre(avant.query.perimetre, ctx));
  return chiffresDe(resultat, avant?.resultat)
    .filter(({ chiffre }) => chiffre.cle)
    .map((dit) => {
      const said = `- ${dit.chiffre.label} : **${sayValeur(dit)}**`;
      if (dit.avant === undefined) return said;
      const change = sayEvolution(dit);
      return `${said}${change === '' ? '' : ` · ${change}`} (${beside} : ${sayAvant(dit)})`;
    })
    .join('\n');
}

export function seriesFor(reponse: Reponse, dit: QueryDite): Series {
  const { graphe, resultat, plan, ctx, avant } = reponse;
  const cadre = cadreOf(ctx, plan);
  if (!avant) return seriesOf(graphe, resultat, cadre);
  const beside = sayQuery(avant.query, ctx);
  const samePerimeter = beside.perimetre === dit.perimetre;
  const names = samePerimeter
    ? ([dit.periode, beside.periode] as const)
    : ([dit.perimetre, beside.perimetre] as const);
  return seriesBeside(
    graphe,
    { resultat, cadre },
    { resultat: avant.resultat, cadre: cadreOf(ctx, avant.plan), names },
  );
}

async function chartBlock(
  reponse: Reponse,
  drawn: { readonly dit: QueryDite; readonly series: Series },
  { session, deps }: { readonly session: Session; readonly deps: Deps },
): Promise<Block> {
  const { graphe, query, ctx } = reponse;
  const offered = GRAPHES.filter(
    (one) =>
      (query.perimetre.is === 'moi' || !one.prive) && (query.perimetre.is !== 'territoire' || one.territoire),
  );
  const menu = menuFor(
    {
      id: 'graphe',
      label: 'Autre graphique',
      options: offered.map(({ code, titre }) => ({ code, label: titre })),
      action: 'stats.graphe',
      data: { q: writeQuery({ ...query, graphe: graphe.code }) },
    },
    session,
    deps,
  );
  const isNothing = drawn.series.labels.length === 0;
  if (isNothing) return { text: `**${graphe.titre}** : rien à montrer sur cette période.`, menu };
  const url = await keepGraphique(
    session.acteur.id,
    graphiqueOf({ graphe, series: drawn.series }, drawn.dit, ctx.today),
    deps,
  );
  return { text: '', picture: { url, alt: altOf(graphe.titre, lignesOf(graphe, drawn.series)) }, menu };
}

/** The first rows: a screen reader is told what the picture shows, the table says the rest. */
function altOf(titre: string, lignes: readonly Ligne[]): string {
  const said = lignes.slice(0, 8).map(({ label, valeurs }) => `${label} ${valeurs.join(' contre ')}`);
  return `${titre} : ${said.join(', ')}`;
}

function nextSteps(query: StatsQuery): readonly Pressable[] {
  const q = writeQuery(query);
  const compare: readonly Pressable[] = query.comparaison
    ? []
    : [{ label: 'Comparer à avant', action: 'stats.comparer', data: { q } }];
  return [...compare, { label: 'Comment est-ce calculé ?', action: 'stats.calcul', data: { q } }];
}
