// Facts: a small label above what is known, several side by side as their length allows.
import type { Ligne } from '#bot/domain/beneficiaire/fiche.ts';
import type { Pages, Tag } from './pages.ts';
import { heightOf, type Passage, passageOf, writeAbreast } from './passages.ts';
import { INKS, PAGE, TEXT_WIDTH } from './style.ts';

/** A row has this many places; a fact takes as many as it needs to stand on one line, from a third of the row to all of it. */
const PLACES = 6;
const FEWEST = 2;
const GAP = 14;
const PLACE = (TEXT_WIDTH - (PLACES - 1) * GAP) / PLACES;
const UNDER = 4;

interface Fact {
  readonly label: Passage;
  readonly said: Passage;
  readonly places: number;
}

export function writeFacts(pages: Pages, parent: Tag, facts: readonly Ligne[]): void {
  if (facts.length === 0) return;
  const list = pages.tag(parent, 'L');
  for (const row of rowsOf(facts.map((fact) => layOut(pages, fact)))) writeRow(pages, list, row);
}

function layOut(pages: Pages, { label, texte }: Ligne): Fact {
  const inPlaces = (places: number): Fact => {
    const width = places * (PLACE + GAP) - GAP;
    return {
      label: passageOf(pages, label, { ink: INKS.label, width }),
      said: passageOf(pages, texte, { ink: INKS.fact, width }),
      places,
    };
  };
  const tried = Array.from({ length: PLACES - FEWEST + 1 }, (_, at) => inPlaces(FEWEST + at));
  const onOneLine = tried.find(({ label, said }) => label.lines.length === 1 && said.lines.length === 1);
  return onOneLine ?? inPlaces(PLACES);
}

function rowsOf(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  const rows: Fact[][] = [];
  let taken = PLACES;
  for (const fact of facts) {
    const fits = taken + fact.places <= PLACES;
    if (fits) rows.at(-1)?.push(fact);
    else rows.push([fact]);
    taken = fact.places + (fits ? taken : 0);
  }
  return rows;
}

/** A label and what it says are read one after the other, before the next fact of the row. */
function writeRow(pages: Pages, list: Tag, row: readonly Fact[]): void {
  const labels = Math.max(...row.map(({ label }) => heightOf(label)));
  if (pages.left() < labels + 2 * INKS.fact.leading) pages.turn();
  const placed = row.map((fact, at) => {
    const before = row.slice(0, at).reduce((sum, { places }) => sum + places, 0);
    const item = pages.tag(list, 'LI');
    const [label, said] = [pages.tag(item, 'Lbl'), pages.tag(item, 'LBody')];
    return { fact, label, said, x: PAGE.left + before * (PLACE + GAP) };
  });
  writeAbreast(
    pages,
    placed.map(({ fact, label, x }) => ({ passage: fact.label, tag: label, x })),
  );
  writeAbreast(
    pages,
    placed.map(({ fact, said, x }) => ({ passage: fact.said, tag: said, x })),
  );
  pages.down(UNDER);
}
