// A small base of activities to ask figures of: three mediators, fourteen months, five places, and the same counted one by one.
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Presence } from '#bot/domain/equipe.ts';
import type { Table } from '#bot/ports.ts';
import type { StatsContext } from '#bot/stats/contexte.ts';
import { isOutbox, runOutboxes } from '#bot/storage/outbox.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { territoires } from './demandeurs.ts';
import { type Records, recordsOn, someCra } from './records.ts';
import { PLACES } from './territoires.ts';

export interface Base {
  readonly records: readonly Records[];
  readonly cras: readonly Cra[];
  /** Of the first mediator, who coordinates the others. */
  readonly ctx: StatsContext;
}

/** Numbers that look drawn by lot, the same at each run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % sides;
  };
}

const TYPES = [
  'individuel',
  'individuel',
  'atelier',
  'demarche',
  'ponctuelle',
  'rdv-non-honore',
  'acces-libre',
];

export async function baseOn(table: Table, size = 90): Promise<Base> {
  const records = [recordsOn(table), recordsOn(table), recordsOn(table)];
  const roll = dice(20261128);
  const cras: Cra[] = [];
  for (let n = 0; n < size; n += 1) {
    const owner = records[roll(3)];
    if (!owner) continue;
    const type = TYPES[roll(TYPES.length)] ?? 'individuel';
    const cra = { ...someCra(owner, answers(type, roll)), type };
    const made = {
      ...cra,
      id: `${owner.acteur.slice(-3)}${cra.id}`,
      ...(roll(2) === 0 && { structure: 'CCAS' }),
    };
    await changeCra({ auteur: made.auteur, id: made.id, geste: owner.gesture(), apply: () => made }, owner);
    cras.push(made);
  }
  for (const owner of records) {
    const { items } = await table.query({ pk: `M#${owner.acteur}`, prefix: 'O#', limit: 500 });
    await runOutboxes(items.filter(isOutbox), owner);
  }
  return { records, cras, ctx: contextOf(records) };
}

function answers(type: string, roll: (sides: number) => number): Cra['values'] {
  const genre = roll(2) === 0 ? 'feminin' : 'masculin';
  const month = 10 + roll(14);
  const date = `${2025 + Math.floor((month - 1) / 12)}-${two(((month - 1) % 12) + 1)}-${two(1 + roll(28))}`;
  const commune = PLACES[roll(PLACES.length)];
  const person = roll(3) === 0 ? undefined : `b${roll(9)}`;
  return {
    date,
    duree: 5 + roll(150),
    participants: 1 + roll(9),
    nombre: 1 + roll(3),
    thematiques: roll(2) === 0 ? ['email'] : ['email', 'sante'],
    tags: roll(2) === 0 ? 'Carsat' : 'mardi, Carsat',
    lieu:
      commune === undefined
        ? { type: 'a_distance' }
        : { type: 'lieu_activite', lieu: `l${roll(3)}`, commune: { code: commune, nom: commune } },
    ...(person !== undefined && { personne: person }),
    ...(roll(3) > 0 && { genre: type === 'atelier' ? { [genre]: 1 } : genre }),
    ...(roll(2) === 0 && { autonomie: roll(2) === 0 ? 'autonome' : 'entierement_accompagne' }),
    ...(roll(3) === 0 && {
      demarches: [{ nom: 'Carte grise', etat: roll(2) === 0 ? 'finalisee' : 'devra_revenir' }],
    }),
  };
}

const two = (n: number): string => String(n).padStart(2, '0');

function contextOf([first, second, third]: readonly Records[]): StatsContext {
  const [a = '', b = '', c = ''] = [first?.acteur, second?.acteur, third?.acteur];
  return {
    acteur: a,
    today: '2026-11-22',
    equipes: [
      {
        id: 'e1',
        nom: 'Nord',
        membres: [
          { acteur: a, role: 'coordinateur', du: '2025-01-01' },
          { acteur: b, role: 'mediateur', du: '2026-02-10', au: '2026-09-20' },
        ],
      },
      {
        id: 'e2',
        nom: 'Sud',
        membres: [
          { acteur: a, role: 'coordinateur', du: '2025-01-01' },
          { acteur: b, role: 'mediateur', du: '2026-08-15' },
          { acteur: c, role: 'conseiller', du: '2025-12-01', au: '2026-03-31' },
          { acteur: c, role: 'conseiller', du: '2026-07-01' },
        ],
      },
    ],
    noms: new Map([a, b, c].map((id) => [id, id])),
    mentions: new Map(),
    lieux: ['l0', 'l1', 'l2'].map((id) => ({ id, label: id })),
    structures: ['CCAS'],
    territoires,
  };
}

/** Whether an activity is of these days. */
export function isOf(presences: readonly Presence[], { auteur, values }: Cra): boolean {
  const day = String(values.date);
  return presences.some(({ acteur, from, to }) => acteur === auteur && from <= day && day <= to);
}
