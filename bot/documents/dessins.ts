// The charts of a report, drawn one after the other by whoever draws.
import type { Graphique } from './graphique.ts';
import type { ChartRequest } from './graphiques/chart-request.ts';
import { requestOf } from './graphiques/request.ts';
import type { Rapport } from './rapport.ts';

/** What documents that hold pictures ask for. Throws `NotDrawn`: a document without its charts is not one. */
export interface Tools {
  readonly draw: (request: ChartRequest) => Promise<Uint8Array>;
}

export async function drawGraphique(graphique: Graphique, { draw }: Tools): Promise<Uint8Array> {
  return draw(requestOf(graphique));
}

/** By the code of their part. */
export async function drawAll({ parties }: Rapport, tools: Tools): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const { code, graphique } of parties) {
    if (graphique) pictures.set(code, await drawGraphique(graphique, tools));
  }
  return pictures;
}
