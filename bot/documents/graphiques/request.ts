// From a chart as data to what a chart server is asked for, made with QuickChart's own client.
import QuickChartModule from 'quickchart-js';
import { type Graphique, isEmpty } from '../graphique.ts';
import { planCategories } from './categories.ts';
import type { ChartRequest } from './chart-request.ts';
import { planEmpty } from './empty.ts';
import { planEvolution } from './evolution.ts';
import type { Plan } from './frame.ts';
import { WHITE } from './palette.ts';
import { planParts } from './parts.ts';
import { planPeriode } from './periode.ts';

/** Its types are those of a CommonJS module; what is imported is the class itself. */
const QuickChart = QuickChartModule as unknown as typeof QuickChartModule.default;

/** Of the screens and the paper it will be looked at on. */
const SHARPNESS = 2;

export function requestOf(graphique: Graphique): ChartRequest {
  const { configuration, width, height } = planOf(graphique);
  const quickchart = new QuickChart()
    // As text: an object would be written as JavaScript, where some texts become code.
    .setConfig(JSON.stringify(configuration))
    .setWidth(width)
    .setHeight(height)
    .setBackgroundColor(WHITE)
    .setDevicePixelRatio(SHARPNESS)
    .setFormat('png')
    .setVersion('4');
  return quickchart.getPostData() as ChartRequest;
}

type Planners = { readonly [Is in Graphique['is']]: (graphique: Extract<Graphique, { is: Is }>) => Plan };

const planners: Planners = {
  categories: planCategories,
  periode: planPeriode,
  evolution: planEvolution,
  parts: planParts,
};

export function planOf(graphique: Graphique): Plan {
  return isEmpty(graphique) ? planEmpty(graphique) : planners[graphique.is](graphique as never);
}
