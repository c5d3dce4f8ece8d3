// `/stats [périmètre] [période] [filtres] [vs …]`: figures, one chart and the table of its numbers, in one message.
import { cleanLine } from '#bot/forms/clean.ts';
import { type Deps, Refus, type Reply } from '#bot/ports.ts';
import type { Chiffre } from '#bot/stats/chiffre.ts';
import { chiffresDe } from '#bot/stats/chiffres.ts';
import { grapheNomme } from '#bot/stats/listes.ts';
import { sayQuery } from '#bot/stats/write-query.ts';
import { plain } from './markdown.ts';
import { type Action, type Command, dataOf, type Pressable, type Session, say } from './session.ts';
import { statsReply } from './stats-card.ts';
import { answerTo, planFor, questionIn } from './stats-reponse.ts';

export const stats: Command = async (text, session, deps) => {
  const typed = cleanLine(text);
  return show(typed, typed === '' ? { suggestions: suggestions() } : {}, { session, deps });
};

/** What else may be asked, for whoever asked nothing in particular. */
function suggestions(): readonly Pressable[] {
  return ['Mois dernier', 'Trimestre dernier', 'Année', 'Équipe'].map((label) => ({
    label,
    action: 'stats.voir',
    data: { q: label.toLocaleLowerCase('fr') },
  }));
}

async function show(
  text: string,
  around: Parameters<typeof statsReply>[1],
  { session, deps }: { readonly session: Session; readonly deps: Deps },
): Promise<Reply> {
  const question = await questionIn(text, session, deps);
  return statsReply(await answerTo(question, deps), around, { session, deps });
}

const see: Action = ({ ticket }, session, deps) => show(dataOf(ticket, 'q'), {}, { session, deps });

/** The same question, drawn otherwise. */
const seeChart: Action = async ({ ticket, choice = '' }, session, deps) => {
  const question = await questionIn(dataOf(ticket, 'q'), session, deps);
  const graphe = grapheNomme(choice);
  if (!graphe) throw new Refus('Ce graphique n’existe pas, ou plus.');
  const query = { ...question.query, graphe: graphe.code };
  return statsReply(await answerTo({ ...question, query, graphe }, deps), {}, { session, deps });
};

const compare: Action = ({ ticket }, session, deps) =>
  show(`${dataOf(ticket, 'q')} vs période précédente`, {}, { session, deps });

/** Each figure shown, and the chart: unit, rule, source, and the day they are of. */
const explain: Action = async ({ ticket }, session, deps) => {
  const question = await questionIn(dataOf(ticket, 'q'), session, deps);
  const { graphe, query, ctx } = question;
  const { resultat } = await answerTo(question, deps);
  const dit = sayQuery(query, ctx);
  const plan = planFor(question);
  const key = chiffresDe(resultat).filter(({ chiffre }) => chiffre.cle);
  const lines = [
    `#### Comment est-ce calculé ?`,
    `${plain(dit.perimetre)}, ${plain(plan.periode.label)}, d’après les activités enregistrées à cet instant.`,
    ...key.map(({ chiffre }) => explained(chiffre)),
    `- **${graphe.titre}** (${graphe.unite}) : ${graphe.regle}`,
  ];
  return say(lines.join('\n'));
};

function explained({ label, unite, regle, source }: Chiffre): string {
  const unit = Array.isArray(unite) ? unite[1] : unite === 'par_personne' ? 'par personne' : unite;
  return `- **${label}** (${unit}) : ${regle} *Source :* ${source}`;
}

export const statsActions: Readonly<Record<string, Action>> = {
  'stats.voir': see,
  'stats.graphe': seeChart,
  'stats.comparer': compare,
  'stats.calcul': explain,
};
