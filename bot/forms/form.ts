// A form: named groups of fields, the few of its first screen, and rules that hold across fields. Declared once, everything else derives.
import type { FormContext } from './context.ts';
import type { Answers, Field, Fields, ValuesOf } from './field.ts';

/** A group of fields, shown together in one dialog. */
export interface Step {
  readonly titre: string;
  readonly fields: Fields;
  /** A sentence above the fields. */
  readonly intro?: string;
}

/** What must hold across fields; the sentence is shown beside `field`. */
export interface Rule {
  readonly field: string;
  /** Others that it reads: while one of them is refused or asked further, it says nothing. */
  readonly with?: readonly string[];
  readonly message: string;
  /** `today` is YYYY-MM-DD where the person is. */
  readonly holds: (values: Answers, today: string) => boolean;
}

export interface Form {
  readonly id: string;
  readonly version: number;
  readonly titre: string;
  /** Title of its dialogs, at most 24 bytes. */
  readonly titreCourt: string;
  readonly submit: string;
  readonly steps: Readonly<Record<string, Step>>;
  /** Names of the fields of the first screen, in order: what is required and what is used every time. */
  readonly firstScreen: readonly string[];
  readonly rules: readonly Rule[];
  readonly doubt?: Doubt;
}

/** What a new record leaves to ask, on a screen of its own, when its answers are in order one by one and doubtful together: nothing, mostly. */
export type Doubt = (values: Answers, context: FormContext) => Fields;

type Steps = Readonly<Record<string, Step>>;
type Union<S extends Steps> = S[keyof S]['fields'];
type Merge<U> = (U extends unknown ? (u: U) => void : never) extends (m: infer M) => void ? M : never;
type FieldsOf<S extends Steps> = Merge<Union<S>> extends infer F extends Fields ? F : never;

export interface FormDeclaration<S extends Steps> {
  readonly id: string;
  readonly version: number;
  readonly titre: string;
  readonly titreCourt: string;
  readonly submit?: string;
  readonly steps: S;
  readonly firstScreen: readonly (keyof FieldsOf<S> & string)[];
  readonly rules?: readonly {
    readonly field: keyof FieldsOf<S> & string;
    readonly with?: readonly (keyof FieldsOf<S> & string)[];
    readonly message: string;
    readonly holds: (values: ValuesOf<FieldsOf<S>>, today: string) => boolean;
  }[];
  readonly doubt?: Doubt;
}

/** Checks at compile time that the first screen and the rules name fields that exist. */
export function defineForm<const S extends Steps>(declaration: FormDeclaration<S>): Form {
  const { submit = 'Enregistrer', rules = [], ...rest } = declaration;
  // The one seam where typed answers become plain ones: a rule only reads fields declared beside it.
  return { ...rest, submit, rules: rules as unknown as readonly Rule[] };
}

/** All the fields of a form, by name, in the order of its steps. */
export function fieldsOf(form: Form): Fields {
  return Object.assign({}, ...Object.values(form.steps).map((step) => step.fields));
}

/** The fields of that name, in the order asked; unknown names are left out (a name may come from an older version). */
export function pick(form: Form, names: readonly string[]): Fields {
  const all = fieldsOf(form);
  return Object.fromEntries(
    names.flatMap((name) =>
      all[name] && Object.hasOwn(all, name) ? [[name, all[name]] as [string, Field]] : [],
    ),
  );
}
