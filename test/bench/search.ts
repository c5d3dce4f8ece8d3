// Looking for somebody among the 5,000 people of one mediator: the whole request, from the command to the answer, decryption included.
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import type { Deps } from '#bot/ports.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { foule, hasard, pick, slip } from '#test/support/foule.ts';
import { sitDown } from './desk.ts';
import { type Measured, median, quantile, row } from './rows.ts';
import type { Stage } from './stage.ts';

const PEOPLE = 5_000;
const WARM_UP = 30;
const RUNS = 300;
const BAR_MS = 120;
const SEED = 20_261_127;

/** One after the other: each changes its part of the directory. */
async function follow(people: ReturnType<typeof foule>, acteur: string, deps: Deps): Promise<void> {
  for (const { id, prenom, nom, annee } of people) {
    const sheet = {
      id,
      proprietaire: acteur,
      version: beneficiaireForm.version,
      values: { prenom, nom, ...(annee !== undefined && { naissance: String(annee) }) },
      creeLe: deps.clock(),
      modifieLe: deps.clock(),
      rev: 0,
    };
    await changeBeneficiaire({ acteur, id, geste: id, apply: () => sheet }, deps);
  }
}

export async function measureSearch(stage: Stage): Promise<Measured> {
  const by = stage.lea;
  const people = foule(PEOPLE, SEED);
  await follow(people, `mattermost.${by.userId}`, stage.deps);
  const desk = sitDown(stage, stage.newHandler(), by);
  const next = hasard(SEED);
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    const { prenom, nom } = pick(people, next);
    await desk.asks('recherche', `/beneficiaire ${slip(`${prenom} ${nom}`, next)}`);
  }
  const [first] = desk.gestures;
  const warm = desk.gestures.slice(WARM_UP);
  const times = warm.map(({ ms }) => ms);
  return {
    rows: [
      row('search-p99', quantile(times, 0.99), 'ms', BAR_MS),
      row('search-p50', median(times), 'ms'),
      row('search-premiere', first?.ms ?? 0, 'ms'),
      row('search-cpu', warm.reduce((sum, one) => sum + one.cpu, 0) / warm.length, 'ms/requête'),
    ],
    how: `${RUNS} recherches d’une personne prise au hasard parmi ${PEOPLE}, une faute de frappe dans chacune, une à la fois, après ${WARM_UP} d’échauffement ; « premiere » est la toute première, clé à déballer comprise.`,
  };
}
