// The commune that up to three cells of a row tell of: by its INSEE code, else by postcode and name, else by name.
import { departementOf } from '#bot/domain/territoire/communes.ts';
import type { CommuneMatch } from '#bot/forms/context.ts';
import type { CommuneValue } from '#bot/forms/field.ts';

/** As they were read; empty where there is nothing. */
export interface CellulesCommune {
  readonly nom: string;
  readonly insee: string;
  readonly postal: string;
}

export type CommuneLue = { readonly value: CommuneValue } | { readonly error: string };

type Communes = (text: string) => CommuneMatch;

const MOST_NAMED = 5;

export function communeLue(cells: CellulesCommune, communes: Communes): CommuneLue {
  const insee = fiveCharacters(cells.insee).toUpperCase();
  const postal = fiveCharacters(cells.postal);
  const nom = cells.nom.replace(/\bcedex\b.*$/i, '').trim();
  const coded = insee === '' ? undefined : allOf(communes(insee)).find(({ code }) => code === insee);
  if (coded) return { value: coded };
  if (nom === '' && postal === '') return { error: 'Aucune commune n’a ce code INSEE.' };
  const match = communes(`${postal} ${nom}`.trim());
  return 'near' in match && postal !== '' && nom !== '' ? byNameAlone(nom, postal, communes) : said(match);
}

/** A postcode that is not the commune's may be a mistake of one digit, not another département. */
function byNameAlone(nom: string, postal: string, communes: Communes): CommuneLue {
  const match = communes(nom);
  if ('found' in match && !sameDepartement(match.found.code, postal))
    return { error: 'Le code postal n’est pas celui de cette commune.' };
  return said(match);
}

function sameDepartement(code: string, postal: string): boolean {
  const departement = departementOf(code);
  return postal.startsWith(/^2[AB]$/.test(departement) ? '20' : departement);
}

function said(match: CommuneMatch): CommuneLue {
  if ('found' in match) return { value: match.found };
  if ('candidates' in match) return { error: `Plusieurs communes possibles : ${named(match.candidates)}.` };
  return match.near.length > 0
    ? { error: `Commune introuvable. Vouliez-vous dire : ${named(match.near)} ?` }
    : { error: 'Commune introuvable.' };
}

function allOf(match: CommuneMatch): readonly CommuneValue[] {
  if ('found' in match) return [match.found];
  return 'candidates' in match ? match.candidates : [];
}

function named(communes: readonly CommuneValue[]): string {
  const noms = communes.slice(0, MOST_NAMED).map(({ nom }) => nom);
  return [...noms, ...(communes.length > MOST_NAMED ? ['…'] : [])].join(', ');
}

/** Spreadsheets take codes for numbers and drop their first zero. */
function fiveCharacters(code: string): string {
  const plain = code.replace(/\s+/g, '');
  return /^\d{4}$/.test(plain) ? `0${plain}` : plain;
}
