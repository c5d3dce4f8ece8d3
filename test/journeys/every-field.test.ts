// Every field of every type, from its declaration: filled, saved, reopened, changed, emptied, in the dialogs of 11.6, of 9.11 and of Slack.
import { expect, it } from 'vitest';
import { annuaireOf } from '#bot/domain/beneficiaire/annuaire.ts';
import { entreeOf } from '#bot/domain/beneficiaire/entree.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import type { TypeCra } from '#bot/domain/cra/type.ts';
import { offeredPlaces } from '#bot/domain/lieu.ts';
import type { FormContext } from '#bot/forms/context.ts';
import type { Answers, Field } from '#bot/forms/field.ts';
import { fieldsOf, pick } from '#bot/forms/form.ts';
import { samplePeople } from '#local/seed-people.ts';
import { exemplesDe } from '#test/support/exemples.ts';
import { garde, habitue, suit } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';

/** Whoever may record the type, at places of their own. */
const lieux = samplePeople.find(({ username }) => username === 'lea')?.acteur.lieux ?? [];

/** Two people whom everybody follows here, each as their own. */
const SUIVIS = [
  { id: 'suivi1', values: { prenom: 'Paul', nom: 'Kervella' } },
  { id: 'suivi2', values: { prenom: 'Awa', nom: 'Le Bihan' } },
];

const context: FormContext = {
  today: '2040-03-14',
  places: offeredPlaces(lieux),
  communes: () => ({ near: [] }),
  usage: {},
  persons: annuaireOf(
    SUIVIS.map(({ id, values }) => entreeOf({ id, values })),
    '2040-03-14',
  ),
};

/** The screens that show an activity again: the button, and the fields it shows. */
function ecrans({
  form,
  boutons,
}: TypeCra): readonly (readonly [bouton: string, names: readonly string[]])[] {
  return [
    ['Modifier', form.firstScreen] as const,
    ...boutons.map(({ step, label }) => [label, Object.keys(form.steps[step]?.fields ?? {})] as const),
  ];
}

type Named = readonly (readonly [name: string, field: Field])[];

/** The fields of these names that the open dialog draws, and their elements. */
function drawn(qui: Quelquun, { form }: TypeCra, names: readonly string[]): Named {
  return Object.entries(pick(form, names)).filter(([name]) => Object.keys(qui.affiche(name)).length > 0);
}

/** The fields that make sense with these answers. */
function sensible({ form }: TypeCra, values: Answers): Named {
  return Object.entries(fieldsOf(form)).filter(([, { when }]) => when?.(values) ?? true);
}

function remplit(qui: Quelquun, fields: Named, values: Answers): void {
  for (const [name, field] of fields) qui.remplit(name, { field, value: values[name], context });
}

const RIEN = ['', '—', 'Non renseigné'];

/** What the dialog shows in each element of these fields. */
function montre(qui: Quelquun, fields: Named): Readonly<Record<string, string>> {
  const shown = fields.flatMap(([name]) => Object.entries(qui.affiche(name)));
  return Object.fromEntries(shown.filter(([, text]) => !RIEN.includes(text)));
}

/** Opens each screen again, does something there, sends it; gives what each showed before being sent. */
async function parcourt(
  qui: Quelquun,
  type: TypeCra,
  fait: (fields: Named) => void,
): Promise<Readonly<Record<string, string>>> {
  const shown: Record<string, string> = {};
  for (const [bouton, names] of ecrans(type)) {
    await qui.appuie(bouton);
    const fields = drawn(qui, type, names);
    fait(fields);
    Object.assign(shown, montre(qui, fields));
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Modifié');
  }
  return shown;
}

for (const type of typesCra) {
  const [avant, apres] = ([0, 1] as const).map((which) => {
    const values = exemplesDe(fieldsOf(type.form), which, context);
    return Object.fromEntries(sensible(type, values).map(([name]) => [name, values[name]]));
  }) as [Answers, Answers];

  parcours(`${type.titre} : chaque champ`, async (stage) => {
    const qui = await habitue(stage, type.metier === 'coordination' ? 'nadia' : 'lea', { lieux });
    await suit(stage, qui, SUIVIS);
    const gardees = async () => (await garde(stage, qui)).values;

    await qui.tape(`/cra ${type.id} complet`);
    remplit(qui, drawn(qui, type, Object.keys(fieldsOf(type.form))), avant);
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Enregistré');
    // Some fields make sense only once others are answered.
    const rempli = await parcourt(qui, type, (fields) => remplit(qui, fields, avant));
    expect(await gardees()).toEqual(avant);

    expect(await parcourt(qui, type, () => {})).toEqual(rempli);
    expect(await gardees()).toEqual(avant);

    await parcourt(qui, type, (fields) => remplit(qui, fields, apres));
    expect(await gardees()).toEqual(apres);

    await parcourt(qui, type, (fields) => remplit(qui, fields.filter(facultatif), {}));
    const requis = sensible(type, apres).filter((field) => !facultatif(field));
    expect(await gardees()).toEqual(Object.fromEntries(requis.map(([name]) => [name, apres[name]])));
  });
}

/** Somebody must have come to a workshop, said one way or another. */
function facultatif([, field]: Named[number]): boolean {
  return !field.required && !(field.kind === 'number' && field.alone);
}

it('aucun champ n’échappe à ces parcours', () => {
  const jamais = typesCra.flatMap((type) => {
    const values = exemplesDe(fieldsOf(type.form), 0, context);
    const known = sensible(type, values).map(([name]) => name);
    return Object.keys(fieldsOf(type.form)).filter((name) => !known.includes(name));
  });
  expect(jamais).toEqual([]);
});
