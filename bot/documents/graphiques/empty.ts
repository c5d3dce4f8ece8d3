// A chart of nothing: its frame, and a sentence in the place of the plot.
import type { Graphique } from '../graphique.ts';
import { BARE, frameOf, type Plan } from './frame.ts';
import { SOFT } from './palette.ts';

const WIDTH = 800;
const PLOT = 120;

export const NOTHING = 'Aucune donnée sur cette période';

/** Without a plugin nor a function: the title of an axis that lies in the middle. */
export function planEmpty(graphique: Graphique): Plan {
  const frame = frameOf(graphique, { width: WIDTH });
  return {
    width: WIDTH,
    height: Math.round(frame.height + PLOT),
    configuration: {
      type: 'bar',
      data: { labels: [''], datasets: [{ data: [] }] },
      options: {
        ...frame.options,
        scales: {
          x: {
            ...BARE,
            position: 'center',
            title: { display: true, text: NOTHING, align: 'center', color: SOFT, font: { size: 18 } },
          },
          x2: frame.footer,
          y: { display: false, suggestedMax: 1 },
        },
      },
    },
  };
}
