// How large the records of figures are: a month of a working mediator, and one where everything happened.
import type { Cra } from '#bot/domain/cra/cra.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import { newActeur } from '#bot/domain/profil.ts';
import { type Form, fieldsOf } from '#bot/forms/form.ts';
import type { Item } from '#bot/ports.ts';
import { figuresByMonth } from '#bot/stats/mois.ts';
import { monthActions } from '#bot/storage/mois.ts';
import { chanceFrom, inventAnswers } from '#local/seed-answers.ts';
import { samplePeople } from '#local/seed-people.ts';
import { type Records, someCra } from '#test/support/records.ts';
import { codes, put, type Sized } from './sized.ts';

/** Sixty activities as people record them, twenty of people who are followed; and every option of every type, with a thousand people. */
export async function figureSizes(records: Records): Promise<readonly Sized[]> {
  const chance = chanceFrom(7);
  const lieux = samplePeople[0]?.acteur.lieux ?? [];
  const acteur = { ...newActeur({ id: records.acteur, fuseau: 'Europe/Paris' }), lieux };
  const invented = (form: Form) => inventAnswers(form, { chance, acteur, date: '2026-11-19' });
  const usual = typesCra.filter(({ id }) => ['individuel', 'demarche', 'atelier'].includes(id));
  const typical = Array.from({ length: 60 }, (_, n) => {
    const type = usual[n % 7 === 0 ? 2 : n % 2] ?? usual[0];
    const values = type ? invented(type.form) : {};
    const somebody =
      n % 3 === 0 && type?.id !== 'atelier' ? { personne: records.newId(), genre: 'feminin' } : {};
    return { ...someCra(records, { ...values, ...somebody, tags: 'carsat' }), type: type?.id ?? '' };
  });
  const all = typesCra.flatMap(({ id, form }) => {
    const whole = Object.entries(fieldsOf(form)).map(([name, field]) => [name, codes(field)] as const);
    const answers = Object.fromEntries(whole.filter(([, chosen]) => chosen.length > 0));
    return Array.from({ length: 1000 / typesCra.length }, () => ({
      ...someCra(records, { ...answers, personne: records.newId(), trancheAge: 'soixante_dix_plus' }),
      type: id,
    }));
  });
  const [one, every] = [await actionsOf(typical, records), await actionsOf(all, records)];
  const of = (items: readonly Item[], begins: string) => items.find(({ sk }) => sk.startsWith(begins));
  return [
    ['figures of a month; with a thousand people', '`R#M#a` `T#yyyy-mm`', 'T#'],
    ['a part of it', '`R#M#a` `S#yyyy-mm#type#lieu`', 'S#'],
    ['what it counts by words', '`R#M#a` `W#yyyy-mm`', 'W#'],
  ].map(([what = '', key = '', begins = '']) => ({
    what,
    key,
    typical: of(one, begins),
    largest: of(every, begins),
  }));
}

async function actionsOf(cras: readonly Cra[], records: Records): Promise<readonly Item[]> {
  const [figures] = figuresByMonth(cras).values();
  if (!figures) return [];
  const actions = await monthActions({ auteur: records.acteur, month: '2026-11', figures }, [], records);
  return actions.flatMap((action) => put(action) ?? []);
}
