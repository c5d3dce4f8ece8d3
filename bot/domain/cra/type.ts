// What a type of CRA is: a form in groups, words that name it, what it counts as. A type is declared in one file with `defineCra`.
import type { Answers, Fields } from '#bot/forms/field.ts';
import { defineForm, type Form, type FormDeclaration, type Step } from '#bot/forms/form.ts';
import { communs, communsParMetier } from './communs.ts';
import { GROUPES, type Groupe, type Metier, TITRES } from './groupes.ts';

/** What is counted beside accompaniments. */
export type Unite = 'visites' | 'interventions' | 'participants' | 'structures';

export interface Bouton {
  readonly step: Groupe;
  readonly label: string;
}

export interface TypeCra {
  readonly id: string;
  readonly titre: string;
  /** One or two words, on a button among the types. */
  readonly bouton: string;
  readonly form: Form;
  readonly metier: Metier;
  /** Words typed for it after the command. */
  readonly mots: readonly string[];
  readonly accompagnements: (values: Answers) => number;
  readonly autre?: { readonly unite: Unite; readonly nombre: (values: Answers) => number };
  /** It did not take place: kept and counted by its type, no activity. */
  readonly sansActivite?: true;
  /** The groups that complete it once it is saved. */
  readonly boutons: readonly Bouton[];
}

type Groupes = { readonly [G in Groupe]?: Fields };
type StepsOf<G extends Groupes> = { readonly [K in keyof G]: Step & { readonly fields: NonNullable<G[K]> } };
type FormPart<G extends Groupes> = FormDeclaration<StepsOf<G>>;

type ValuesIn<G extends Groupes> = Parameters<NonNullable<FormPart<G>['rules']>[number]['holds']>[0];

export interface CraDeclaration<G extends Groupes>
  extends Omit<TypeCra, 'form' | 'boutons' | 'accompagnements' | 'autre'> {
  /** Title of its dialogs, at most 24 bytes. */
  readonly court: string;
  /** Of its form; 1 unless said. */
  readonly version?: number;
  readonly steps: G;
  readonly firstScreen: FormPart<G>['firstScreen'];
  readonly rules?: FormPart<G>['rules'];
  readonly accompagnements?: (values: ValuesIn<G>) => number;
  readonly autre?: { readonly unite: Unite; readonly nombre: (values: ValuesIn<G>) => number };
}

/** The type with the fields of every CRA in their groups. */
export function defineCra<const G extends Groupes>(declaration: CraDeclaration<G>): TypeCra {
  // The one seam where typed answers become plain ones: names were checked against the declared groups, which the merged ones hold.
  const {
    court,
    version = 1,
    steps,
    firstScreen,
    rules = [],
    accompagnements = () => 0,
    ...rest
  } = declaration as unknown as PlainDeclaration;
  const form = defineForm<Form['steps']>({
    id: `cra-${rest.id}`,
    version,
    titre: rest.titre,
    titreCourt: court,
    steps: withTitles(mergeGroupes([steps, communs, communsParMetier[rest.metier]])),
    firstScreen,
    rules,
  });
  return { ...rest, form, accompagnements, boutons: boutonsOf(form) };
}

interface PlainDeclaration extends Omit<TypeCra, 'form' | 'boutons'> {
  readonly court: string;
  readonly version?: number;
  readonly steps: Groupes;
  readonly firstScreen: readonly string[];
  readonly rules?: Form['rules'];
}

/** The same type with more fields: what an administrator switches on. */
export function withFields(type: TypeCra, plus: Groupes): TypeCra {
  const current = Object.fromEntries(
    Object.entries(type.form.steps).map(([name, step]) => [name, step.fields]),
  );
  const form = { ...type.form, steps: withTitles(mergeGroupes([current, plus])) };
  return { ...type, form, boutons: boutonsOf(form) };
}

function mergeGroupes(all: readonly Groupes[]): Groupes {
  const merged = GROUPES.map(
    (groupe) => [groupe, Object.assign({}, ...all.map((groupes) => groupes[groupe]))] as const,
  );
  return Object.fromEntries(merged.filter(([, fields]) => Object.keys(fields).length > 0));
}

function withTitles(groupes: Groupes): Form['steps'] {
  return Object.fromEntries(
    GROUPES.flatMap((groupe) => {
      const fields = groupes[groupe];
      return fields ? [[groupe, { titre: TITRES[groupe], fields }] as const] : [];
    }),
  );
}

function boutonsOf(form: Form): readonly Bouton[] {
  return GROUPES.filter((groupe) => groupe !== 'essentiel' && form.steps[groupe]).map((step) => ({
    step,
    label: TITRES[step],
  }));
}
