// An id guessed, or copied from somebody else's screen: the same words and the same calls to the store, in the same order, as an id that does not exist.
import { describe, expect, it } from 'vitest';
import { pressed } from '#bot/commands/index.ts';
import { INTROUVABLE } from '#bot/storage/beneficiaires.ts';
import { LISTES, PAGES_OUVERTES } from './ailleurs.ts';
import { BOUTONS } from './boutons.ts';
import { COMMANDES } from './commandes.ts';
import type { Etat } from './elle.ts';
import { FORMULAIRES } from './formulaires.ts';
import { type Geste, gestesOf, pressing } from './gestes.ts';
import { AUTRE, ELLE, IDENTITY, INTIME, SECRET } from './identite.ts';
import { played, worldOf } from './mondes.ts';
import { RELATIONS, type Relation } from './relations.ts';
import type { Issue, Scene } from './scene.ts';

/** Two worlds that differ in one thing: in the second she was never there, nor anything of hers. */
type Pair = readonly [is: Scene, isNot: Scene];

const pairs = new Map<string, Promise<Pair>>();

function pairOf(qui: string, etat: Etat): Promise<Pair> {
  const name = `${qui}, ${etat}`;
  const relation = RELATIONS[qui] ?? expect.fail(qui);
  const pair = pairs.get(name) ?? bothWorlds(relation, etat);
  pairs.set(name, pair);
  return pair;
}

async function bothWorlds(relation: Relation, etat: Etat): Promise<Pair> {
  const [is, isNot] = [await worldOf(relation, etat), await worldOf(relation, 'jamais créée')];
  // What became of her took some time.
  isNot.pass(is.deps.clock() - isNot.deps.clock());
  isNot.mark();
  return [is, isNot];
}

async function inBoth(geste: Geste, pair: Pair): Promise<readonly [Issue, Issue]> {
  return [await played(geste, pair[0]), await played(geste, pair[1])];
}

const asked = ({ dit, appels }: Issue) => ({ dit, appels });

/** Those who never shared, and those who do no longer; whoever handed her over wrote of her, and keeps that. */
const QUI = [
  'ne partage rien',
  'a arrêté de partager',
  'a vu partir du groupe',
  'a quitté l’équipe',
  'a été archivé',
  'coordonne l’équipe',
  'n’a pas accepté',
];
const BECOME: readonly Etat[] = ['opposée', 'fondue', 'effacée'];

describe('somebody who is not to be seen is told from nobody by nothing', () => {
  const gestes = [COMMANDES, BOUTONS, FORMULAIRES, LISTES].flatMap(gestesOf);

  it.each(gestes)('%s', async (_name, geste) => {
    for (const qui of QUI) {
      const [there, nowhere] = await inBoth(geste, await pairOf(qui, 'suivie'));
      expect(asked(there), qui).toEqual(asked(nowhere));
    }
  });

  it.each(gestes.filter(([, geste]) => byItsId(geste)))(
    '%s, whatever became of her',
    async (_name, geste) => {
      for (const etat of BECOME) {
        const [there, nowhere] = await inBoth(geste, await pairOf('ne partage rien', etat));
        expect(asked(there), etat).toEqual(asked(nowhere));
      }
    },
  );

  it.each(gestesOf(PAGES_OUVERTES))('the words of the page %s', async (_name, geste) => {
    const [there, nowhere] = await inBoth(geste, await pairOf('ne partage rien', 'opposée'));
    expect(there.dit).toBe(nowhere.dit);
  });
});

/** A gesture on her, rather than on a record of one's own, or on an agreement that was never proposed. */
function byItsId({ aSoi, permis }: Geste): boolean {
  return aSoi === undefined && typeof permis !== 'function';
}

/** Says what is so whoever she is: there is no such merge; the form opens, and she is not found when it is sent. */
const OTHER_WORDS = [
  'fusion.defaire',
  'cra.ouvrir montre',
  'rappels.nouveau montre',
  'formulaire.reprendre cra-individuel',
  'formulaire.reprendre rappel',
  `formulaire.reprendre fusion ${AUTRE}`,
];

describe('an id guessed is said not to be found', () => {
  const gestes = [BOUTONS, FORMULAIRES]
    .flatMap(gestesOf)
    .filter(([name, geste]) => byItsId(geste) && !OTHER_WORDS.includes(name));

  it.each(gestes)('%s', async (_name, geste) => {
    const [there] = await pairOf('ne partage rien', 'suivie');
    expect((await played(geste, there)).dit).toContain(INTROUVABLE);
  });
});

/** Ids of everything that whoever follows her has, as they may be read on their screen. */
const COPIED = {
  personne: ELLE,
  gardee: AUTRE,
  fondue: ELLE,
  envoi: 'envoi-proprietaire',
  cra: 'cra-proprietaire',
  tache: 'tache-proprietaire',
  c: 'brouillon-proprietaire',
  mots: 'brouillon-proprietaire',
  sorte: 'personne',
  type: 'individuel',
  step: 'suite',
  lieu: 'lea1',
  apres: 'C#9',
  r: 'r',
  f: ['nom'],
};

describe('every button, with the ids of everything on the screen of whoever follows her', () => {
  it.each(Object.keys(pressed))('%s', async (action) => {
    const [, nowhere] = await pairOf('ne partage rien', 'suivie');
    const data = { ...COPIED, avec: nowhere.proprietaire, a: nowhere.proprietaire };
    for (const choice of [undefined, 'voir', 'supprimer', 'envois', 'favori']) {
      const geste = pressing(action, data, 'voir', { ...(choice !== undefined && { choice }) });
      const [is, isNot] = await inBoth(geste, await pairOf('ne partage rien', 'suivie'));
      expect(is.dit).not.toMatch(IDENTITY);
      expect(is.dit).not.toMatch(SECRET);
      expect(is.dit).not.toMatch(INTIME);
      expect(asked(is)).toEqual(asked(isNot));
    }
  });
});
