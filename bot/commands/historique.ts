// `/historique [période] [filtres]`: one's activities, newest first, five at a time, each of which can be changed.

import type { TicketData } from '#bot/conversations/ticket.ts';
import { dateOf } from '#bot/domain/cra/cra.ts';
import { type Periode, parsePeriode } from '#bot/domain/periodes.ts';
import type { FormContext } from '#bot/forms/context.ts';
import { addDays, sayDate } from '#bot/forms/dates.ts';
import { formatDuration } from '#bot/forms/durations.ts';
import { type Block, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { type Counters, sumOf } from '#bot/stats/compteurs.ts';
import { count } from '#bot/stats/count.ts';
import { crasByDate, positionOf, type StoredCra } from '#bot/storage/cras.ts';
import { sumMonths } from '#bot/storage/mois.ts';
import { craLine } from './cra-card.ts';
import { type Filters, hasFilters, matchesFilters, takeFilters } from './filters.ts';
import {
  type Action,
  buttonsFor,
  type Command,
  contextOf,
  dataOf,
  formContext,
  menuFor,
  type Session,
  say,
} from './session.ts';

const LINES = 5;
/** CRAs read at a time, and times, to find five that match: what is not found then is one press further. */
const READ = 50;
const READS = 6;

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly filters: Filters;
  /** The period that was understood in the place of what was typed. */
  readonly lu?: string | undefined;
}

export const historique: Command = async (text, session, deps) => {
  const context = await formContext(session, deps);
  const { filters, rest } = takeFilters(text, context);
  const periode = rest === '' ? allTime(session) : namedPeriode(rest, session);
  const asked = { ...periode, filters };
  return page({ asked, after: undefined }, session, deps);
};

/** Everything, the future events included. */
function allTime(session: Session): Periode {
  return { from: '1970-01-01', to: addDays(session.today, 366), label: '' };
}

/** A slip gets the nearest period, which is said. */
function namedPeriode(text: string, session: Session): Periode & { readonly lu?: string | undefined } {
  const read = parsePeriode(text, session.today);
  if ('periode' in read) return read.periode;
  const near = read.nearest === undefined ? undefined : parsePeriode(read.nearest, session.today);
  if (near && 'periode' in near) return { ...near.periode, lu: read.nearest };
  throw new Refus(read.error);
}

interface Found {
  readonly cras: readonly StoredCra[];
  readonly next: string | undefined;
}

/** The next five that match, older than a position. */
async function find(
  asked: Asked,
  before: string | undefined,
  at: { session: Session; deps: Deps },
): Promise<Found> {
  const cras: StoredCra[] = [];
  let position = before;
  for (let reads = 0; reads < READS; reads += 1) {
    const limit = hasFilters(asked.filters) ? READ : LINES + 1;
    const read = await crasByDate(at.session.acteur.id, { ...asked, limit, before: position }, at.deps);
    for (const cra of read.cras) {
      if (!matchesFilters(cra, asked.filters)) continue;
      if (cras.length === LINES) return { cras, next: cras.map(positionOf).at(-1) };
      cras.push(cra);
    }
    position = read.next;
    if (position === undefined) break;
  }
  return { cras, next: position };
}

async function page(
  of: { readonly asked: Asked; readonly after: string | undefined },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const { asked, after } = of;
  const [found, head] = await Promise.all([
    find(asked, after, { session, deps }),
    after === undefined ? totals(asked, session, deps) : 'Suite :',
  ]);
  if (found.cras.length === 0 && found.next === undefined)
    return say(nothing(asked, after), { lasting: 'Votre historique est prêt.' });
  const context = await contextOf(found.cras, session, deps);
  const blocks = found.cras.map((cra, index) => lineBlock(cra, { index, session, context }, deps));
  const understood = asked.lu === undefined ? '' : `Je lis « ${asked.lu} ». `;
  return say(`${understood}${found.cras.length === 0 ? NOT_YET : head}`, {
    blocks: [...blocks, ...nextBlock(asked, found.next, { session, deps })],
    lasting: 'Votre historique est prêt : tapez /historique.',
  });
}

/** Not « aucune »: what is older has not been looked at. */
const NOT_YET = `Rien avec ces filtres parmi ${READ * READS} activités : « Suite » cherche plus loin.`;

function nothing(asked: Asked, after: string | undefined): string {
  if (after !== undefined) return 'Il n’y a rien avant.';
  const period = asked.label && ` (${asked.label})`;
  if (hasFilters(asked.filters)) return `Aucune activité avec ces filtres${period}.`;
  if (period !== '') return `Aucune activité sur cette période${period}.`;
  return 'Aucune activité enregistrée. Tapez `/cra` pour la première.';
}

/** An activity of one's own, with what can be done of it. */
export function lineBlock(
  cra: StoredCra,
  at: { readonly index: number; readonly session: Session; readonly context: FormContext },
  deps: Deps,
): Block {
  const { session, index } = at;
  const data = { cra: cra.id };
  const buttons = buttonsFor(
    [{ label: 'Modifier', action: 'cra.modifier', data }],
    { session, prefix: `m${index}x` },
    deps,
  );
  const options = [
    { code: 'voir', label: 'Voir' },
    { code: 'dupliquer', label: 'Dupliquer' },
    { code: 'type', label: 'Changer de type' },
    { code: 'supprimer', label: 'Supprimer' },
  ];
  const menu = menuFor(
    { id: `plus${index}`, label: 'Plus', options, action: 'historique.plus', data },
    session,
    deps,
  );
  return {
    text: `${sayDate(dateOf(cra), session.today)} · ${craLine(cra, at.context, 'list')}`,
    buttons,
    menu,
  };
}

function nextBlock(
  asked: Asked,
  next: string | undefined,
  at: { session: Session; deps: Deps },
): readonly Block[] {
  if (next === undefined) return [];
  const filters = Object.entries(asked.filters).map(
    ([name, codes]) => [`filtre.${name}`, [...codes]] as const,
  );
  const data: TicketData = {
    du: asked.from,
    au: asked.to,
    label: asked.label,
    apres: next,
    ...Object.fromEntries(filters),
  };
  const buttons = buttonsFor(
    [{ label: 'Suite', action: 'historique.suite', data }],
    { session: at.session, prefix: 's' },
    at.deps,
  );
  return [{ text: '', buttons }];
}

const nextPage: Action = async ({ ticket }, session, deps) => {
  const filters = Object.fromEntries(
    Object.entries(ticket.d).flatMap(([name, codes]) =>
      name.startsWith('filtre.') && Array.isArray(codes)
        ? [[name.slice('filtre.'.length), codes] as const]
        : [],
    ),
  );
  const asked = {
    from: dataOf(ticket, 'du'),
    to: dataOf(ticket, 'au'),
    label: dataOf(ticket, 'label'),
    filters,
  };
  return page({ asked, after: dataOf(ticket, 'apres') }, session, deps);
};

/** Today and the month; for a period, the period itself. Filters would need every CRA read: they get no total. */
async function totals(asked: Asked, session: Session, deps: Deps): Promise<string> {
  if (hasFilters(asked.filters))
    return asked.label === '' ? 'Vos activités :' : `Vos activités, ${asked.label} :`;
  if (asked.label !== '') {
    const total = await totalOf(asked, session, deps);
    return `**${capital(asked.label)}** : ${sayTotal(total)}`;
  }
  const month = session.today.slice(0, 7);
  const [day, whole] = await Promise.all([
    daysTotal({ from: session.today, to: session.today }, session, deps),
    sumMonths(session.acteur.id, { from: month, to: month }, deps),
  ]);
  return `**Aujourd’hui** : ${sayTotal(day)} — **ce mois-ci** : ${sayTotal(whole)}`;
}

/** Whole months from the figures by month, the days at both ends from their CRAs. */
async function totalOf(
  days: { readonly from: string; readonly to: string },
  session: Session,
  deps: Deps,
): Promise<Counters> {
  const { from, to } = days;
  const firstWhole = from.endsWith('-01') ? from : nextMonth(from);
  const afterLast = nextMonth(to);
  const lastWhole = addDays(afterLast, -1) === to ? afterLast : `${to.slice(0, 7)}-01`;
  if (firstWhole >= lastWhole) return daysTotal(days, session, deps);
  const parts = await Promise.all([
    from < firstWhole ? daysTotal({ from, to: addDays(firstWhole, -1) }, session, deps) : {},
    sumMonths(
      session.acteur.id,
      { from: firstWhole.slice(0, 7), to: addDays(lastWhole, -1).slice(0, 7) },
      deps,
    ),
    lastWhole <= to ? daysTotal({ from: lastWhole, to }, session, deps) : {},
  ]);
  return sumOf(parts);
}

function nextMonth(date: string): string {
  return `${addDays(`${date.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
}

/** The most CRAs of the days at the ends of a period that are summed one by one. */
const SUMMED = 1_000;

async function daysTotal(
  days: { readonly from: string; readonly to: string },
  session: Session,
  deps: Deps,
): Promise<Counters> {
  let total: Counters = {};
  let before: string | undefined;
  for (let read = 0; read < SUMMED; read += 100) {
    const found = await crasByDate(session.acteur.id, { ...days, limit: 100, before }, deps);
    total = sumOf([total, ...found.cras.map(count)]);
    before = found.next;
    if (before === undefined) break;
  }
  return total;
}

function sayTotal(counters: Counters): string {
  const activites = counters.activites ?? 0;
  const minutes = counters.minutes ?? 0;
  if (activites === 0) return 'aucune activité';
  const hours = minutes === 0 ? '' : `, ${formatDuration(minutes)}`;
  return `${activites.toLocaleString('fr-FR')} activité${activites > 1 ? 's' : ''}${hours}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const historiqueActions: Readonly<Record<string, Action>> = { 'historique.suite': nextPage };
