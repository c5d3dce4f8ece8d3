// What each filter of a question may be for whoever asks it: their places, their team, the lists of the trade; nothing of anybody else.
import { findType, typesCra } from '#bot/domain/cra/index.ts';
import type { Liste } from '#bot/domain/filtres.ts';
import { quelTerritoire } from '#bot/domain/territoire/quel.ts';
import { domaines } from '#bot/domain/vocabulary/domaines.ts';
import { typesLieu } from '#bot/domain/vocabulary/lieux.ts';
import { thematiques } from '#bot/domain/vocabulary/thematiques.ts';
import { namesOf } from '#bot/forms/lexicon.ts';
import { fold } from '#bot/forms/words.ts';
import type { StatsContext } from './contexte.ts';
import type { Graphe } from './graphe.ts';
import { GRAPHES } from './graphes.data.ts';
import type { NomFiltre } from './query.ts';

/** What is written as filters are, and is something else of the question. */
const AUTRES = ['equipe', 'territoire', 'periode', 'vs', 'graphique'] as const;

export type Nom = NomFiltre | (typeof AUTRES)[number];

/** The codes of what has that code, else of what is called so, else of what holds these words. */
function byName<T>(
  all: readonly T[],
  value: string,
  { code, label }: { readonly code: (one: T) => string; readonly label: (one: T) => string },
): readonly string[] {
  const coded = all.filter((one) => code(one) === value);
  if (coded.length > 0) return coded.map(code);
  const typed = fold(value);
  const same = all.filter((one) => fold(label(one)) === typed);
  const found = same.length > 0 ? same : all.filter((one) => fold(label(one)).includes(typed));
  return [...new Set(found.map(code))];
}

/** At home, at a distance, elsewhere: places too. */
const elsewhere = typesLieu.filter((type) => type.asks !== 'place');
const themes = [...thematiques, ...domaines];

/** Typed as it is: the rest of the reading says what is wrong with it. */
const asTyped = (quoi: string): Liste => ({ quoi, find: (value) => [value] });

export function listesOf(ctx: StatsContext): Readonly<Record<Nom, Liste>> {
  const { structures, equipes, territoires, personnes } = ctx;
  return {
    lieu: lieuListe(ctx),
    type: {
      quoi: 'le type',
      known: () => typesCra.map((type) => type.bouton),
      find: (value) => [findType(value)?.id ?? []].flat(),
    },
    commune: {
      quoi: 'la commune',
      known: (value) => nearCommunes(value, ctx),
      find: (value) => communesNamed(value, ctx),
    },
    departement: {
      quoi: 'le département',
      known: () => territoires.departements.map(({ nom }) => nom),
      find: (value) => {
        const read = quelTerritoire(`departement ${value}`, territoires);
        return 'territoire' in read ? [read.territoire.code] : [];
      },
    },
    mediateur: mediateurListe(ctx),
    thematique: {
      quoi: 'la thématique',
      known: () => themes.map(({ label }) => label),
      find: (value) => themesNamed(value),
    },
    tag: { quoi: 'le tag', find: (value) => [fold(value)] },
    structure: {
      quoi: 'la structure',
      known: () => structures,
      find: (value) => byName(structures, value, { code: (nom) => nom, label: (nom) => nom }),
    },
    beneficiaire: {
      quoi: 'la personne',
      known: (value) => (personnes?.search(value) ?? []).slice(0, 4).map(({ label }) => label),
      find: (value) => [personnes?.has(value) ? value : (personnes?.certain(value) ?? [])].flat(),
    },
    equipe: {
      quoi: 'l’équipe',
      known: () => equipes.map(({ nom }) => nom),
      find: (value) => byName(equipes, value, { code: ({ id }) => id, label: ({ nom }) => nom }),
    },
    territoire: asTyped('le territoire'),
    periode: asTyped('la période'),
    vs: asTyped('la comparaison'),
    graphique: {
      quoi: 'le graphique',
      known: () => GRAPHES.map(({ code }) => code.replaceAll('_', ' ')),
      find: (value) => [grapheNomme(value)?.code ?? []].flat(),
    },
  };
}

function lieuListe({ lieux }: StatsContext): Liste {
  const all = [...lieux.map(({ id, label }) => ({ id, label })), ...elsewhere.map(asPlace)];
  return {
    quoi: 'le lieu',
    known: () => all.map(({ label }) => label),
    find: (value) => {
      const named = elsewhere.filter((type) => namesOf(type).some((name) => fold(name) === fold(value)));
      if (named.length > 0) return named.map(({ code }) => code);
      return byName(all, value, { code: ({ id }) => id, label: ({ label }) => label });
    },
  };
}

const asPlace = ({ code, label }: { readonly code: string; readonly label: string }) => ({ id: code, label });

function mediateurListe({ acteur, noms, mentions }: StatsContext): Liste {
  const all = [...noms].map(([id, label]) => ({ id, label }));
  return {
    quoi: 'le médiateur',
    known: () => [...noms.values()],
    find: (value) => {
      const mentioned = value.startsWith('@') ? mentions.get(value.toLowerCase()) : undefined;
      // Whoever is in no team of theirs is not said to exist.
      if (value.startsWith('@'))
        return mentioned !== undefined && (noms.has(mentioned) || mentioned === acteur) ? [mentioned] : [];
      return byName(all, value, { code: ({ id }) => id, label: ({ label }) => label });
    },
  };
}

function themesNamed(value: string): readonly string[] {
  if (themes.some(({ code }) => code === value)) return [value];
  const typed = fold(value.replaceAll('_', ' '));
  const found = themes.filter((option) => namesOf(option).some((name) => fold(name) === typed));
  return [...new Set(found.map(({ code }) => code))];
}

function communesNamed(value: string, { territoires }: StatsContext): readonly string[] {
  const coded = territoires.get(value.toUpperCase());
  if (coded) return [coded.code];
  const found = territoires.find(value);
  if ('commune' in found) return [found.commune.code];
  // Towns of one name are told apart by whoever asks, if they must: activities are in few of them.
  const same = 'candidates' in found ? found.candidates.filter(({ nom }) => fold(nom) === fold(value)) : [];
  return same.map(({ code }) => code);
}

function nearCommunes(value: string, { territoires }: StatsContext): readonly string[] {
  const found = territoires.find(value);
  if ('commune' in found) return [found.commune.label];
  const near = 'candidates' in found ? found.candidates : found.near;
  return near.slice(0, 4).map(({ label }) => label);
}

/** The chart so named: by its code, or one of its words. */
export function grapheNomme(value: string): Graphe | undefined {
  const typed = fold(value.replaceAll('_', ' '));
  return GRAPHES.find(({ code, mots }) =>
    [code.replaceAll('_', ' '), ...mots].some((name) => fold(name) === typed),
  );
}
