// A chart drawn by a QuickChart server: asked over HTTP with an end to waiting, and only a picture is taken from it.
import type { ChartRequest } from './graphiques/chart-request.ts';
import { NotDrawn } from './graphiques/not-drawn.ts';

export interface QuickChartServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** Headers that tell it who asks; needed by ours, for no other. */
  readonly sign?: (body: string) => Readonly<Record<string, string>>;
  /** Milliseconds for all of it: their own client waits for ever. */
  readonly patience?: number;
}

const PATIENCE = 10_000;
/** In bytes: ten times the largest of our pictures. */
const LARGEST = 5_000_000;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Throws `NotDrawn`: `late`, `network`, `server-500` and the like, or `no-picture`. */
export async function askQuickChart(
  request: ChartRequest,
  { url, sign, patience = PATIENCE }: QuickChartServer,
): Promise<Uint8Array> {
  const body = JSON.stringify(request);
  try {
    const response = await fetch(`${url}/chart`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...sign?.(body) },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    // The picture of a 500 shows an error, and what is said beside it quotes the chart.
    if (!response.ok) throw new NotDrawn(`server-${response.status}`);
    return await pictureOf(response);
  } catch (error) {
    // Whatever failed on the way is one of a few words.
    throw error instanceof NotDrawn ? error : new NotDrawn(isLate(error) ? 'late' : 'network');
  }
}

async function pictureOf({ body }: Response): Promise<Uint8Array> {
  const picture = body ? await bytesOf(body.getReader()) : new Uint8Array();
  if (!PNG.every((byte, at) => picture[at] === byte)) throw new NotDrawn('no-picture');
  return picture;
}

async function bytesOf(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for (let size = 0; ; ) {
    const { value } = await reader.read();
    if (!value) return new Uint8Array(Buffer.concat(chunks));
    size += value.byteLength;
    if (size > LARGEST) throw new NotDrawn('no-picture');
    chunks.push(value);
  }
}

function isLate(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
