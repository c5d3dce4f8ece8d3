// Rights, proved: every command, button, dialog, list, page and job, by everybody who may come to a person, passes where the table of rights says so and nowhere else.
import { describe, expect, it } from 'vitest';
import { PLUS } from '#bot/commands/beneficiaire-plus-menu.ts';
import { formById } from '#bot/commands/forms.ts';
import { commands, completions, pressed } from '#bot/commands/index.ts';
import { LIENS, peut } from '#bot/domain/beneficiaire/droits.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { JOB_RUNS } from '#bot/jobs/index.ts';
import { PAGES } from '#bot/pages/door.ts';
import type { Key } from '#bot/ports.ts';
import { LISTES, PAGES_OUVERTES, TRAVAUX } from './ailleurs.ts';
import { BOUTONS, PLUS_CHOIX } from './boutons.ts';
import { COMMANDES } from './commandes.ts';
import { ETATS, type Etat } from './elle.ts';
import { FORMULAIRES } from './formulaires.ts';
import { type Geste, gestesOf, type Table } from './gestes.ts';
import { DU_TIERS, ELLE, IDENTITY, INTIME, SECRET } from './identite.ts';
import { auteurOf, permitted, played, situationOf, worldOf } from './mondes.ts';
import { RELATIONS } from './relations.ts';
import type { Issue, Scene } from './scene.ts';

const forms = Object.keys(completions);
const naming = forms.filter((id) => {
  const form = formById(id);
  return form && Object.values(fieldsOf(form)).some(({ kind }) => kind === 'person');
});

const REGISTRIES: readonly (readonly [what: string, names: readonly string[], declared: Table])[] = [
  ['command', [...commands.keys()], COMMANDES],
  ['button', Object.keys(pressed), BOUTONS],
  ['form', forms, FORMULAIRES],
  ['list of', naming, LISTES],
  ['page', Object.keys(PAGES), PAGES_OUVERTES],
  ['job', Object.keys(JOB_RUNS), TRAVAUX],
];

describe('every gesture that exists says what it needs of the table of rights', () => {
  it.each(REGISTRIES)('%s', (what, names, declared) => {
    const undeclared = names.filter((name) => !Object.hasOwn(declared, name));
    const said = undeclared.map(
      (name) => `${what} « ${name} »: declare in test/droits which acte it needs, or why it concerns nobody`,
    );
    expect(said).toEqual([]);
    expect(
      Object.keys(declared).filter((name) => !names.includes(name)),
      'declared, and gone',
    ).toEqual([]);
  });

  it('menu of a sheet', () => {
    expect(Object.keys(PLUS_CHOIX).toSorted()).toEqual(Object.keys(PLUS).toSorted());
  });

  it('a form where a person can be named is not said to name nobody', () => {
    expect(naming.filter((form) => typeof FORMULAIRES[form] === 'string')).toEqual([]);
  });

  it('everybody of the table of rights comes to her', () => {
    const played = new Set(Object.values(RELATIONS).map(({ comme }) => comme));
    expect(Object.keys(LIENS).filter((lien) => !played.has(lien as keyof typeof LIENS))).toEqual([]);
  });
});

/** What becomes of her is tried by those whom it concerns; everybody comes to her as she is followed. */
const CHANGED = ['la suit', 'l’a reçue', 'partage la liste', 'partage sa fiche', 'ne partage rien'];
const CELLS = ETATS.filter((etat) => etat !== 'jamais créée').flatMap((etat) =>
  Object.keys(RELATIONS).flatMap((qui) =>
    etat === 'suivie' || CHANGED.includes(qui) ? [{ qui, etat }] : [],
  ),
);
/** A record of one's own asks of her name alone. */
const OWN_CELLS = CELLS.filter(({ qui }) => CHANGED.includes(qui));

const worlds = new Map<string, Promise<Scene>>();

function worldFor(qui: string, etat: Etat): Promise<Scene> {
  const name = `${qui}, ${etat}`;
  const relation = RELATIONS[qui] ?? expect.fail(qui);
  const world = worlds.get(name) ?? worldOf(relation, etat);
  worlds.set(name, world);
  return world;
}

const gestes = REGISTRIES.flatMap(([what, , declared]) =>
  gestesOf(declared).map(([name, geste]) => [`${what} ${name}`, geste] as const),
);

describe('passes where the table of rights says so, and what is refused says, shows and changes nothing', () => {
  it.each(gestes)('%s', async (_name, geste) => {
    const wrong: string[] = [];
    for (const { qui, etat } of geste.aSoi ? OWN_CELLS : CELLS) {
      const scene = await worldFor(qui, etat);
      const issue = await played(geste, scene);
      const faults = faultsOf(issue, geste, { qui, etat, scene });
      wrong.push(...faults.map((fault) => `${qui}, ${etat}: ${fault}`));
    }
    expect(wrong).toEqual([]);
  });
});

interface Cell {
  readonly qui: string;
  readonly etat: Etat;
  readonly scene: Scene;
}

function faultsOf(issue: Issue, geste: Geste, { qui, etat, scene }: Cell): readonly string[] {
  const relation = RELATIONS[qui] ?? expect.fail(qui);
  const may = permitted(geste, relation, etat);
  const situation = situationOf(relation, etat);
  const passed = geste.passe(issue);
  const kept = [issue.dit, ...issue.scelles].join();
  const touched = may ? [] : [...issue.ecrits, ...issue.supprimes].filter((key) => !isOwn(key, geste, scene));
  return [
    ...(passed && !may ? ['passes'] : []),
    ...(!passed && may ? [`is refused: ${issue.dit.slice(0, 300)}`] : []),
    ...(!peut('voir', situation) && IDENTITY.test(issue.dit) ? ['shows her'] : []),
    ...(!peut('notes', situation) && SECRET.test(kept) ? ['shows her notes'] : []),
    ...(scene.acteur !== auteurOf(relation) && INTIME.test(kept) ? ['shows what is its author’s alone'] : []),
    ...(DU_TIERS.test(kept) ? ['shows what its author does not share'] : []),
    ...touched.map(({ pk, sk }) => `writes ${pk} ${sk}`),
    ...(issue.dit.includes('"event":"defect"') ? [`fails: ${issue.dit}`] : []),
  ];
}

/** One's own drafts; of a record of one's own, all that is nobody else's nor hers. */
function isOwn({ pk, sk }: Key, { aSoi }: Geste, { acteur }: Scene): boolean {
  if (pk === `M#${acteur}` && sk.startsWith('D#')) return true;
  const left = sk.startsWith(`T#${acteur}#`) || (sk.startsWith('V#') && !sk.includes('proprietaire'));
  return aSoi === true && (left || pk.includes(acteur) || pk.startsWith('DUE#') || isAnotherSheet(pk));
}

const isAnotherSheet = (pk: string): boolean => pk.startsWith('B#') && !pk.startsWith(`B#${ELLE}`);
