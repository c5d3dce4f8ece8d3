// Figures said in sentences, as an annual report says them.
import type { ChiffreDit } from '#bot/stats/chiffres.ts';
import { sayAvant, sayEvolution, sayValeur } from '#bot/stats/dire.ts';
import type { QueryDite } from '#bot/stats/write-query.ts';

/** Nothing is said of what counts nothing. */
export function phrasesDe(
  chiffres: readonly ChiffreDit[],
  { periode, comparaison }: QueryDite,
): readonly string[] {
  const of = new Map(chiffres.map((dit) => [dit.chiffre.code, dit]));
  const said = (code: string): string | undefined => {
    const dit = of.get(code);
    return dit && (dit.petit || dit.valeur > 0) ? sayValeur(dit) : undefined;
  };
  const [accompagnements, beneficiaires, suivis, nouveaux, heures, activites] = [
    'accompagnements',
    'beneficiaires',
    'suivis',
    'nouveaux',
    'heures',
    'activites',
  ].map(said);
  return [
    accompagnements === undefined
      ? `Aucun accompagnement n’est enregistré : ${periode}.`
      : `${capital(periode)}, ${accompagnements} accompagnements ont été réalisés${beneficiaires === undefined ? '' : ` auprès de ${beneficiaires} bénéficiaires`}${suivis === undefined ? '' : `, dont ${suivis} suivis nominativement`}.`,
    ...(nouveaux === undefined ? [] : [`${nouveaux} personnes venaient pour la première fois.`]),
    ...(activites === undefined
      ? []
      : [
          `Ils représentent ${activites} activités${heures === undefined ? '' : `, soit ${heures} d’intervention`}.`,
        ]),
    ...evolution(of.get('accompagnements'), comparaison),
  ];
}

function evolution(dit: ChiffreDit | undefined, comparaison: string | undefined): readonly string[] {
  if (!dit || dit.avant === undefined || comparaison === undefined) return [];
  const change = sayEvolution(dit);
  return change === ''
    ? []
    : [`Le nombre d’accompagnements évolue de ${change} (${comparaison} : ${sayAvant(dit)}).`];
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}
