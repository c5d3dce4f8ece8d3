// How a French name sounds, coarsely: names written differently and said alike have the same key.

/** Applied in order, to letters without accents. Capitals are sounds already found, which no later rule takes again. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/[^a-z]/g, ''],
  [/y/g, 'i'],
  [/ph/g, 'f'],
  [/sch|sh|ch(?![rlnmt])/g, 'S'],
  [/h/g, ''],
  [/c?qu|ck|q/g, 'k'],
  [/s?c(?=[ei])/g, 's'],
  [/c/g, 'k'],
  [/ge(?=[aou])|g(?=[ei])/g, 'j'],
  [/gu(?=[ei])/g, 'g'],
  [/gn/g, 'N'],
  [/ti(?=on)/g, 'si'],
  [/w|bv/g, 'v'],
  [/z/g, 's'],
  [/x/g, 'ks'],
  [/([a-zS])\1+/g, '$1'],
  [/e?aul?[td]?s?$|eau|au/g, 'o'],
  [/[ae]i[nm](?![aeiou])|in(?![aeiou])|im(?=[bp])|un(?![aeiou])/g, 'I'],
  [/[ae]n(?![aeiou])|[ae]m(?=[bp])/g, 'A'],
  [/oeu|eu|oe|ai|ei/g, 'e'],
  // Silent ends: « Berger » and « Bergé », « Dupond » and « Dupont », « Louis », « Sophie ».
  [/(?<=..)e[rst]$/g, 'e'],
  [/(?<=..)(?:e|ks|[tds]+)$/g, ''],
  [/([a-zA-Z])\1+/g, '$1'],
];

const LONGEST = 40;

export function phoneticKey(folded: string): string {
  return SOUNDS.reduce(
    (key, [spelling, sound]) => key.replace(spelling, sound),
    folded.slice(0, LONGEST).normalize('NFD'),
  );
}
