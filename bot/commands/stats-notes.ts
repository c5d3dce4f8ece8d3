// What must be said beside figures so that they are not misread: a territory protected, an average, filters that hold on one side alone.
import { PAS } from '#bot/stats/protection.ts';
import { filtresOf } from '#bot/stats/query.ts';
import { sayFiltres, sayPerimetre } from '#bot/stats/write-query.ts';
import type { Reponse } from './stats-reponse.ts';

const PROTEGE = `Chiffres de territoire : légèrement brouillés, arrondis à ${PAS}, « < ${PAS} » en dessous ; un mois où moins de trois médiateurs ont travaillé n’y compte pas.`;

export function notesOf(reponse: Reponse): readonly string[] {
  const { query, avant, ctx } = reponse;
  const sides = [reponse, ...(avant ? [avant] : [])];
  const territoires = sides.filter((side) => side.query.perimetre.is === 'territoire');
  const averages = territoires
    .filter(({ moyenne }) => moyenne)
    .map((side) => `${sayPerimetre(side.query.perimetre, ctx)} : la moyenne de ses médiateurs actifs.`);
  const dropped = avant ? filtresOf(query).filter((nom) => avant.query.filtres[nom] === undefined) : [];
  const others = avant ? sayPerimetre(avant.query.perimetre, ctx) : '';
  return [
    ...averages,
    ...(dropped.length > 0
      ? [`${others} : sans le filtre ${sayFiltres(query, dropped, ctx).join(', ')}.`]
      : []),
    ...(territoires.length > 0 ? [PROTEGE] : []),
  ];
}
