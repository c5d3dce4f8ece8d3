// `/stats [périmètre] [période] [filtres] [vs …]`: figures, one chart and the table of its numbers, in one message.
import { cleanLine } from '#bot/forms/clean.ts';
import { type Deps, Refus, type Reply } from '#bot/ports.ts';
import { chiffresDe } from '#bot/stats/chiffres.ts';
import { type Explication, expliquerChiffre, expliquerGraphe } from '#bot/stats/explication.ts';
import { grapheNomme } from '#bot/stats/listes.ts';
import { sayQuery } from '#bot/stats/write-query.ts';
import { plain } from './markdown.ts';
import { type Action, type Command, dataOf, type Pressable, type Session, say } from './session.ts';
import { statsReply } from './stats-card.ts';
import { answerTo, questionIn } from './stats-reponse.ts';

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

/** Each figure shown, and the chart: unit, rule, source, perimeter and days. */
const explain: Action = async ({ ticket }, session, deps) => {
  const question = await questionIn(dataOf(ticket, 'q'), session, deps);
  const { graphe, query, ctx } = question;
  const { resultat } = await answerTo(question, deps);
  const dite = sayQuery(query, ctx);
  const shown = chiffresDe(resultat).filter(({ chiffre }) => chiffre.cle);
  const explained = [
    ...shown.map(({ chiffre }) => expliquerChiffre(chiffre, query.perimetre, dite)),
    expliquerGraphe(graphe, query.perimetre, dite),
  ];
  return say(['#### Comment est-ce calculé ?', ...sayExplications(explained)].join('\n'));
};

/** What all of them share is said once. */
function sayExplications(explications: readonly Explication[]): readonly string[] {
  const common = (explications[0]?.lignes ?? []).filter((ligne) =>
    explications.every(({ lignes }) => lignes.some(([name, text]) => name === ligne[0] && text === ligne[1])),
  );
  const isCommon = (name: string) => common.some(([shared]) => shared === name);
  return [
    ...common.map(([name, text]) => `*${name} :* ${plain(text)}`),
    ...explications.map(
      ({ titre, lignes }) =>
        `- **${plain(titre)}** · ${lignes
          .filter(([name]) => !isCommon(name))
          .map(([name, text]) => `*${name} :* ${plain(text)}`)
          .join(' ')}`,
    ),
  ];
}

export const statsActions: Readonly<Record<string, Action>> = {
  'stats.voir': see,
  'stats.graphe': seeChart,
  'stats.comparer': compare,
  'stats.calcul': explain,
};
