// A year of invented, repeatable activity for the sample people, written in bulk with the product's own functions.
import { employeurLe } from '#bot/domain/acteur.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { typeCra } from '#bot/domain/cra/index.ts';
import { addDays, todayIn } from '#bot/forms/dates.ts';
import type { Deps, WriteAction } from '#bot/ports.ts';
import { figuresByMonth } from '#bot/stats/mois.ts';
import { EMPTY_HEAD, findActeur, putActeur, putHead } from '#bot/storage/acteurs.ts';
import { putConservation } from '#bot/storage/conservation.ts';
import { craItems, type StoredCra } from '#bot/storage/cras.ts';
import { putEquipe } from '#bot/storage/equipes.ts';
import { currentGeneration } from '#bot/storage/generations.ts';
import { nextHead } from '#bot/storage/habits.ts';
import { monthActions } from '#bot/storage/mois.ts';
import { rebuildTerritories } from '#bot/storage/rebuild.ts';
import { type Chance, chanceFrom, inventAnswers, pickFrom } from './seed-answers.ts';
import { passageActions, seedBeneficiaires, seedVus, suiviesPar, withSuivie } from './seed-beneficiaires.ts';
import { type SampleActeur, sampleEquipe, samplePeople } from './seed-people.ts';
import { seedTaches } from './seed-taches.ts';

/** Actions in one transaction: a hundred are allowed, and slower each. */
const AT_ONCE = 50;
/** Weeks: the first day, even put back to its Friday, is one that the forms still accept. */
const YEAR = 52 * 7;

/** Writes the samples unless they are there already. */
export async function seedActivity(deps: Deps, say: (line: string) => void): Promise<void> {
  const known = await Promise.all(samplePeople.map(({ acteur }) => findActeur(acteur.id, deps)));
  const missing = samplePeople.filter((_, index) => known[index] === undefined);
  if (missing.length === 0) return;
  say('Préparation d’une année d’activités inventées…');
  await writeAll(putEquipe(sampleEquipe), deps);
  for (const sample of missing) {
    const cras = inventYear(sample, deps);
    const actions: WriteAction[] = [];
    // One by one: they all begin by asking for the same key.
    for (const cra of cras) actions.push(...(await craActions(cra, deps)));
    await seedBeneficiaires(sample, deps);
    await writeAll([...actions, ...passageActions(cras)], deps);
    await seedVus(cras, deps);
    await seedTaches(sample, deps);
    // Over those of a start that was cut short.
    await writeAll((await figureActions(cras, deps)).map(whateverIsThere), deps);
    // The samples have no outbox of their own.
    await rebuildTerritories(sample.acteur.id, await currentGeneration('', deps), deps);
    // Last, and at once: the profile says that the samples of this person are complete; stopped before, they are written again.
    await deps.table.write([
      ...headAction(cras),
      putActeur(sample.acteur, 0),
      putConservation(sample.acteur.id, deps.clock),
    ]);
  }
}

function whateverIsThere(action: WriteAction): WriteAction {
  return 'put' in action ? { put: action.put } : action;
}

async function writeAll(actions: readonly WriteAction[], deps: Deps): Promise<void> {
  for (let i = 0; i < actions.length; i += AT_ONCE) await deps.table.write(actions.slice(i, i + AT_ONCE));
}

function inventYear({ acteur, activites, types, username }: SampleActeur, deps: Deps): readonly StoredCra[] {
  const chance = chanceFrom([...username].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
  const today = todayIn(acteur.fuseau, deps.clock());
  const suivies = suiviesPar(username);
  const bag = Object.entries(types).flatMap(([id, weight]) => Array.from({ length: weight }, () => id));
  return Array.from({ length: activites }, (_, index) => {
    const date = workingDay(addDays(today, -1 - Math.floor(((activites - 1 - index) * YEAR) / activites)));
    const type = typeCra(bag[Math.floor(chance() * bag.length)] ?? 'individuel');
    if (!type) throw new Error('a sample type that does not exist');
    const invented = inventAnswers(type.form, { chance, acteur, date });
    const values = withSuivie({ type: type.id, values: invented, date }, suivies, chance);
    const structure = employeurLe(acteur, date);
    const creeLe = Date.parse(`${date}T${hour(chance)}:00Z`);
    const cra: Cra = {
      id: `exemple${username}${String(index).padStart(4, '0')}`,
      auteur: acteur.id,
      type: type.id,
      version: 1,
      values,
      origine: 'formulaire',
      creeLe,
      modifieLe: creeLe,
      rev: 1,
    };
    return { ...cra, ...(structure !== undefined && { structure }), geste: 'exemple' };
  });
}

/** Saturdays and Sundays go back to Friday. */
function workingDay(date: string): string {
  const day = new Date(`${date}T12:00:00Z`).getUTCDay();
  return day === 6 ? addDays(date, -1) : day === 0 ? addDays(date, -2) : date;
}

function hour(chance: Chance): string {
  return pickFrom(['10:30', '09:15', '11:40', '14:05', '15:30', '16:45'], chance) ?? '10:30';
}

async function craActions(cra: StoredCra, deps: Deps): Promise<readonly WriteAction[]> {
  const items = await craItems(cra, deps.keyring);
  return [{ put: items.cra }, ...(items.notes ? [{ put: items.notes }] : [])];
}

async function figureActions(cras: readonly StoredCra[], deps: Deps): Promise<readonly WriteAction[]> {
  const [first] = cras;
  if (!first) return [];
  const months = [...figuresByMonth(cras)].map(([month, figures]) =>
    monthActions({ auteur: first.auteur, month, figures }, [], deps),
  );
  return (await Promise.all(months)).flat();
}

function headAction(cras: readonly StoredCra[]): readonly WriteAction[] {
  const [first] = cras;
  if (!first) return [];
  const head = cras.reduce((kept, cra) => ({ ...nextHead(kept, undefined, cra), rev: 0 }), EMPTY_HEAD);
  return [putHead(first.auteur, EMPTY_HEAD, head)];
}
