// The search of communes as forms ask it: a code and a label, which records keep.
import type { CommuneMatch } from '#bot/forms/context.ts';
import type { CommuneValue } from '#bot/forms/field.ts';
import type { Commune, Communes } from './communes.ts';

export function communeMatcher(communes: Communes): (text: string) => CommuneMatch {
  return (text) => {
    const found = communes.find(text);
    if ('commune' in found) return { found: communeValue(found.commune) };
    if ('candidates' in found) return { candidates: found.candidates.map(communeValue) };
    return { near: found.near.map(communeValue) };
  };
}

function communeValue({ code, label }: Commune): CommuneValue {
  return { code, nom: label };
}
