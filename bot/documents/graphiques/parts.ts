// How a whole is shared: a ring where its few parts are all wide enough to be seen, lying bars otherwise.
import type { Graphique } from '../graphique.ts';
import { surfaceOf } from './bars.ts';
import { planCategories } from './categories.ts';
import { frameOf, legendLabels, type Plan, WORDS } from './frame.ts';
import { INK, WHITE } from './palette.ts';
import { sayNumber, shortName } from './textes.ts';

type Parts = Extract<Graphique, { is: 'parts' }>;

const WIDTH = 800;
const PLOT = 300;
/** Eyes compare lengths better than angles: beyond this, or under it, a ring tells less than bars. */
const FEWEST = 2;
const MOST = 5;
const NARROWEST = 0.05;
/** Of the name of a part, its numbers beside it. */
const ON_A_RING = 200;

interface Part {
  readonly label: string;
  readonly value: number;
  readonly share: number;
}

export function planParts(graphique: Parts): Plan {
  return isRing(graphique)
    ? ringOf(graphique, partsOf(graphique))
    : planCategories({ ...graphique, is: 'categories' });
}

/** Few enough, and all wide enough to be seen. */
function isRing(graphique: Parts): boolean {
  const parts = partsOf(graphique);
  return parts.length >= FEWEST && parts.length <= MOST && parts.every(({ share }) => share >= NARROWEST);
}

/** Those of nothing have no place on a ring. */
function partsOf({ labels, series }: Parts): readonly Part[] {
  const values = series[0]?.values ?? [];
  const whole = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return labels
    .map((label, at) => ({
      label: shortName(label, ON_A_RING),
      value: values[at] ?? 0,
      share: (values[at] ?? 0) / whole,
    }))
    .filter(({ value }) => value > 0);
}

function ringOf(graphique: Parts, parts: readonly Part[]): Plan {
  const { unit, sign } = graphique;
  const frame = frameOf(graphique, { width: WIDTH });
  const surfaces = parts.map((_, at) => surfaceOf(at, parts.length));
  const percent = ({ share }: Part) => sayNumber(Math.round(share * 1000) / 10, '%');
  return {
    width: WIDTH,
    height: Math.round(frame.height + PLOT),
    configuration: {
      type: 'doughnut',
      data: {
        labels: parts.map((part) => `${part.label} : ${sayNumber(part.value, sign)} (${percent(part)})`),
        datasets: [
          {
            label: shortName(unit),
            data: parts.map((part) => ({ value: part.value, label: percent(part) })),
            backgroundColor: surfaces.map(({ backgroundColor }) => String(backgroundColor)),
            motif: surfaces.map(({ motif }) => (typeof motif === 'string' ? motif : 'uni')),
            borderColor: surfaces.map(({ borderColor }) => String(borderColor)),
            borderWidth: 1,
            spacing: 4,
            datalabels: {
              display: true,
              anchor: 'center',
              align: 'center',
              color: INK,
              backgroundColor: WHITE,
              borderRadius: 3,
              padding: { top: 2, right: 4, bottom: 2, left: 4 },
              font: { size: WORDS.size, weight: 'bold' },
            },
          },
        ],
      },
      options: {
        ...frame.options,
        cutout: '52%',
        plugins: {
          ...frame.options.plugins,
          legend: {
            display: true,
            position: 'right',
            align: 'center',
            maxWidth: 420,
            labels: legendLabels('surfaces'),
          },
        },
        // A ring has no axis: this one is there for the words under it.
        scales: { x: { ...frame.footer, title: { ...frame.footer.title, align: 'start' } } },
      },
    },
  };
}
