// What stays of an activity once the person it names is erased: what is counted, coarsened, and no word that was written of her.
import type { Answers, CommuneValue, RecordRow } from '#bot/forms/field.ts';
import type { Cra } from './cra.ts';
import { answersByKeeping } from './kept.ts';

const EFFACEE = 'efface.';

/** Stands for an erased person in all her activities, so that they still count one person: drawn for her, told to nobody. */
export function remplacantOf(random: string): string {
  return `${EFFACEE}${random}`;
}

export function isEffacee(personne: unknown): boolean {
  return typeof personne === 'string' && personne.startsWith(EFFACEE);
}

/** Free text that figures are made of: tags, which are funders' or one's own words for activities, not for people. */
const COUNTED = ['tags'];

/** The activity without her. One that names somebody else by now is left as it is. */
export function withoutPerson(
  cra: Cra,
  { personne, remplacant }: { readonly personne: string; readonly remplacant: string },
): Cra {
  if (cra.values.personne !== personne) return cra;
  const { clear, sealed } = answersByKeeping(cra);
  const counted = Object.fromEntries(COUNTED.map((name) => [name, sealed[name]]));
  const values: Answers = {
    ...clear,
    ...counted,
    personne: remplacant,
    commune: departementOf(clear.commune as CommuneValue | undefined),
    demarches: withoutNames(sealed.demarches as readonly RecordRow[] | undefined),
  };
  return {
    ...cra,
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
  };
}

/** A démarche counts by its domain and how it ended; its name may tell whose it was. */
function withoutNames(rows: readonly RecordRow[] | undefined): readonly RecordRow[] | undefined {
  return rows?.map((row) => ({ ...row, nom: 'Démarche' }));
}

/** Digits of a département in an INSEE code: three overseas. */
function departementOf(commune: CommuneValue | undefined): CommuneValue | undefined {
  if (!commune) return undefined;
  const code = commune.code.slice(0, commune.code.startsWith('97') || commune.code.startsWith('98') ? 3 : 2);
  return { code, nom: `Département ${code}` };
}
