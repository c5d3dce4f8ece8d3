// Paris, Lyon and Marseille: an activity in one of their arrondissements is also one in the town.

const VILLES: readonly (readonly [arrondissements: RegExp, ville: string])[] = [
  [/^751\d\d$/, '75056'],
  [/^6938\d$/, '69123'],
  [/^132\d\d$/, '13055'],
];

/** The town of an arrondissement, by INSEE codes. */
export function villeOf(code: string): string | undefined {
  return VILLES.find(([arrondissements]) => arrondissements.test(code))?.[1];
}
