// What stays of an activity once the person it names is erased: what is counted, coarsened, and no word that was written of her.
import type { Answers, CommuneValue, RecordRow } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import type { Cra } from './cra.ts';
import { faitsGardes, withFaits } from './faits.ts';
import { typeCra } from './index.ts';
import { answersByKeeping } from './kept.ts';
import { personnesDe, renamed } from './personnes.ts';

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
/** Words of a workshop, and of whoever came first: not of somebody who was there too. */
const OF_OTHERS = ['titre', 'precisions', 'communes', 'aFaire'];

/** The activity without her. One that names others by now is left as it is. */
export function withoutPerson(
  cra: Cra,
  { personne, remplacant }: { readonly personne: string; readonly remplacant: string },
): Cra {
  const type = typeCra(cra.type);
  if (!type || !personnesDe(cra).includes(personne)) return cra;
  const { clear, sealed } = answersByKeeping(cra);
  const words = cra.values.personne === personne ? COUNTED : [...COUNTED, ...OF_OTHERS];
  const values: Answers = {
    ...renamed(fieldsOf(type.form), clear, (id) => (id === personne ? remplacant : id)),
    ...Object.fromEntries(words.map((name) => [name, sealed[name]])),
    demarches: withoutNames(sealed.demarches as readonly RecordRow[] | undefined),
  };
  const said = Object.entries(values).filter(([, value]) => value !== undefined);
  const faitsOf = (id: string): Answers =>
    id === remplacant ? coarsened(faitsGardes(cra, personne)) : (faitsGardes(cra, id) ?? {});
  return withFaits({ ...cra, values: Object.fromEntries(said) }, { before: cra, faitsOf });
}

function coarsened(faits: Answers = {}): Answers {
  const commune = departementOf(faits.commune as CommuneValue | undefined);
  const { commune: _where, ...rest } = faits;
  return commune ? { ...rest, commune } : rest;
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
