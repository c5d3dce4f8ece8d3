// Small bases of activities of one territory, and every question that may be asked of them.
import type { Cra } from '#bot/domain/cra/cra.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import { periodeDe } from '#bot/domain/periodes.ts';
import type { QuelTerritoire } from '#bot/domain/territoire/quel.ts';
import { addMonths } from '#bot/forms/calendar.ts';
import { addDays } from '#bot/forms/dates.ts';
import type { Answers } from '#bot/forms/field.ts';
import type { StatsContext } from '#bot/stats/contexte.ts';
import { perimetresOf, reduced } from '#bot/stats/cra-reduit.ts';
import { type Plan, planOf } from '#bot/stats/plan.ts';
import type { Filtres } from '#bot/stats/query.ts';
import type { Resultat } from '#bot/stats/resultat.ts';
import { isOutbox, runOutboxes } from '#bot/storage/outbox.ts';
import { readStats } from '#bot/storage/read-stats.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { memoryTable } from '#local/memory-table.ts';
import { territoires } from './demandeurs.ts';
import { type Records, recordsOn, someCra } from './records.ts';

/** Who did what, where. */
export interface Fait {
  /** Rank of the mediator. */
  readonly qui: number;
  readonly type: string;
  readonly commune: string;
  readonly values: Answers & { readonly date: string };
}

export interface Question {
  readonly quel: QuelTerritoire;
  readonly filtres: Filtres;
  readonly plan: Plan;
  /** As cells are called. */
  readonly nom: string;
}

/** What the questions come to, before anything is protected. */
export async function exactes(
  faits: readonly Fait[],
  questions: readonly Question[],
): Promise<readonly Resultat[]> {
  const [first] = await recorded(faits);
  if (!first) return [];
  const read: Resultat[] = [];
  for (const { plan } of questions) read.push(await readStats(plan, first));
  return read;
}

const MEDIATEURS = 6;

async function recorded(faits: readonly Fait[]): Promise<readonly Records[]> {
  const table = memoryTable();
  const records = Array.from({ length: MEDIATEURS }, () => recordsOn(table));
  for (const [rank, { qui, type, commune, values }] of faits.entries()) {
    const owner = records[qui] ?? records[0];
    if (!owner) continue;
    const lieu = { type: 'lieu_activite', lieu: 'l', commune: { code: commune, nom: commune } };
    const made: Cra = {
      ...someCra(owner, { lieu, ...values }),
      id: `f${String(rank).padStart(25, '0')}`,
      type,
    };
    await changeCra({ auteur: made.auteur, id: made.id, geste: owner.gesture(), apply: () => made }, owner);
  }
  for (const owner of records) {
    const { items } = await table.query({ pk: `M#${owner.acteur}`, prefix: 'O#', limit: 500 });
    await runOutboxes(items.filter(isOutbox), owner);
  }
  return records;
}

const ctx: StatsContext = {
  acteur: '',
  today: '2027-02-10',
  equipes: [],
  noms: new Map(),
  mentions: new Map(),
  lieux: [],
  structures: [],
  territoires,
};

/** Of each territory that these communes are in, over any months of these, with each filter: those that are answered, each once. */
export function questionsOn(
  communes: readonly string[],
  [from, to]: readonly [string, string],
  thematiques: readonly string[],
): readonly Question[] {
  const filtres: readonly Filtres[] = [
    {},
    ...typesCra.map(({ id }) => ({ type: [id] })),
    ...thematiques.map((code) => ({ thematique: [code] })),
  ];
  const all = territoiresOf(communes).flatMap((quel) =>
    filtres.flatMap((only) => monthPairs(from, to).flatMap((days) => questionOf(quel, only, days))),
  );
  return [...new Map(all.map((one) => [`${one.nom} ${one.plan.periode.label}`, one])).values()];
}

function questionOf(
  quel: QuelTerritoire,
  filtres: Filtres,
  days: { readonly from: string; readonly to: string },
): readonly Question[] {
  const lu = planOf({ perimetre: { is: 'territoire', ...quel }, periode: periodeDe(days), filtres }, ctx);
  if ('refus' in lu) return [];
  return [{ quel, filtres, plan: lu.plan, nom: `${quel.niveau} ${quel.code} ${JSON.stringify(filtres)}` }];
}

const NIVEAU = { DEP: 'departement', EPCI: 'epci', COM: 'commune' } as const;

function territoiresOf(communes: readonly string[]): readonly QuelTerritoire[] {
  const codes = new Set(communes.flatMap((commune) => perimetresOf(placeOf(commune))));
  const narrow = [...codes].flatMap((code) => {
    const [sort = '', id = ''] = code.split('#');
    return sort in NIVEAU ? [{ niveau: NIVEAU[sort as keyof typeof NIVEAU], code: id }] : [];
  });
  const regions = territoires.departements
    .filter(({ code }) => codes.has(`DEP#${code}`))
    .map(({ region = '' }) => ({ niveau: 'region' as const, code: region }));
  return [...narrow, ...regions, { niveau: 'france', code: 'FR' }];
}

function placeOf(commune: string): { readonly commune: string; readonly epci?: string } {
  const epci = territoires.get(commune)?.epci;
  return { commune, ...(epci !== undefined && { epci }) };
}

function monthPairs(from: string, to: string): readonly { readonly from: string; readonly to: string }[] {
  const months: string[] = [];
  for (let month = `${from}-01`; month <= `${to}-01`; month = addMonths(month, 1)) months.push(month);
  return months.flatMap((first) =>
    months
      .filter((last) => last >= first)
      .map((last) => ({ from: first, to: addDays(addMonths(last, 1), -1) })),
  );
}

/** The perimeters and parts that an activity counts in, as the rule of three mediators looks at them: by month, whole, type, themes. */
export function partsOf({ type, commune, values }: Fait): readonly string[] {
  const cra = {
    id: '',
    auteur: '',
    type,
    creeLe: 0,
    values: { ...values, lieu: { commune: { code: commune } } },
  };
  const { c } = reduced(cra as unknown as Cra, (code) => territoires.get(code)?.epci);
  const themes = Object.keys(c).filter((name) => /^(thematiques|domaines)\./.test(name));
  return perimetresOf(placeOf(commune)).flatMap((perimetre) =>
    ['', type, ...themes].map((part) => `${values.date.slice(0, 7)} ${perimetre} ${part}`),
  );
}
