// Draws a configuration: Chart.js on a canvas without a browser, our font and no other.
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  DoughnutController,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  SubTitle,
  Title,
} from 'chart.js';
import datalabels from 'chartjs-plugin-datalabels/dist/chartjs-plugin-datalabels.esm.js';
import { loadFonts } from '../fonts.ts';
import type { Drawing } from './chart-request.ts';
import { hatched } from './motifs.ts';
import { INK } from './palette.ts';

const FONT = 'Inter';

Chart.register(
  ...[BarController, BarElement, LineController, LineElement, PointElement, DoughnutController, ArcElement],
  ...[CategoryScale, LinearScale, Title, SubTitle, Legend, datalabels],
);
Chart.defaults.font.family = FONT;
Chart.defaults.color = INK;
// Where a chart says nothing of its numbers, none are written: as on a server that does not have the plugin.
Chart.defaults.set('plugins.datalabels', { display: false });

/** Without a font, texts would be left out without a word. */
async function registerFonts(): Promise<void> {
  const { regular, bold } = await loadFonts();
  for (const font of [regular, bold]) {
    if (!GlobalFonts.register(font, FONT)) throw new Error('the font cannot be read');
  }
}

let registered: Promise<void> | undefined;

export async function render(drawing: Drawing): Promise<Uint8Array> {
  registered ??= registerFonts();
  await registered;
  const { chart, width, height, devicePixelRatio } = drawing;
  const canvas = createCanvas(width, height);
  const drawn = new Chart(canvas as never, {
    type: chart.type,
    data: { ...chart.data, datasets: hatched(chart.data.datasets, devicePixelRatio) } as never,
    options: { ...chart.options, animation: false, responsive: false, devicePixelRatio } as never,
    plugins: [paper(drawing.backgroundColor)],
  });
  try {
    return await canvas.encode('png');
  } finally {
    drawn.destroy();
  }
}

function paper(color: string): Plugin {
  return {
    id: 'paper',
    beforeDraw: ({ ctx, width, height }) => {
      ctx.save();
      ctx.fillStyle = color;
      ctx.fillRect(0, 0, width, height);
      ctx.restore();
    },
  };
}
