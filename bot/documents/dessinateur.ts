// Who draws charts: our own renderer in this process, or the QuickChart server that a setting names.
import { openRenderer, type RendererOptions } from './dessin.ts';
import { type ChartRequest, readChartRequest } from './graphiques/chart-request.ts';
import { askQuickChart, type QuickChartServer } from './quickchart.ts';

export interface Dessinateur {
  /** A PNG. Throws `NotDrawn`. */
  drawChart(request: ChartRequest): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface DessinateurOptions {
  readonly quickchart?: QuickChartServer | undefined;
  readonly renderer?: RendererOptions;
}

export function openDessinateur({ quickchart, renderer }: DessinateurOptions = {}): Dessinateur {
  return quickchart === undefined ? ours(renderer) : theirs(quickchart);
}

function theirs(server: QuickChartServer): Dessinateur {
  return { drawChart: (request) => askQuickChart(request, server), close: async () => undefined };
}

function ours(options?: RendererOptions): Dessinateur {
  const renderer = openRenderer(options);
  return {
    async drawChart(request) {
      const read = readChartRequest(request);
      if ('refused' in read) throw new Error('a request for a chart that our own renderer refuses');
      return renderer.draw(read.drawing);
    },
    close: renderer.close,
  };
}
