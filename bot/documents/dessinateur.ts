// Who draws charts: our own renderer in this process, or the QuickChart server that a setting names.
import { openRenderer, type Renderer } from './dessin.ts';
import { type ChartRequest, readChartRequest } from './graphiques/chart-request.ts';
import { askQuickChart, type QuickChartServer } from './quickchart.ts';

export interface Dessinateur {
  /** A PNG. Throws `NotDrawn`. */
  drawChart(request: ChartRequest): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface DessinateurOptions {
  readonly quickchart?: QuickChartServer;
  /** Where there is one already. */
  readonly renderer?: Renderer;
}

export function openDessinateur({ quickchart, renderer }: DessinateurOptions = {}): Dessinateur {
  return quickchart === undefined ? ours(renderer ?? openRenderer()) : theirs(quickchart);
}

function theirs(server: QuickChartServer): Dessinateur {
  return { drawChart: (request) => askQuickChart(request, server), close: async () => undefined };
}

function ours({ draw, close }: Renderer): Dessinateur {
  return {
    async drawChart(request) {
      const read = readChartRequest(request);
      if ('refused' in read) throw new Error('a request for a chart that our own renderer refuses');
      return draw(read.drawing);
    },
    close,
  };
}
