// A process in the place of a chat that accepts everything at once, so that only our own time counts. It keeps what it was last sent.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const KEPT = 20;
let asked: unknown[] = [];

/** Whatever the route wants to read of an answer: an id and a status, of Mattermost; a window, of Slack. */
const ACCEPTED = JSON.stringify({ id: 'y'.repeat(26), status: 'OK', ok: true, view: { id: 'V0000000001' } });

const server = createServer(async (request, response) => {
  const body = await textOf(request);
  response.setHeader('content-type', 'application/json');
  if (request.url === '/asked') {
    response.end(JSON.stringify(asked));
    asked = [];
    return;
  }
  if (body !== '') asked = [...asked, parsed(request, body)].slice(-KEPT);
  response.setHeader('x-version-id', '11.6.0.1.2.false');
  response.end(ACCEPTED);
});

/** Slack is called with forms, whose larger fields are JSON. */
function parsed({ headers }: IncomingMessage, body: string): unknown {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return isForm ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body);
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
