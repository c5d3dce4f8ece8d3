// A chat for people played by a test: it keeps the dialog that each trigger opened, as a client does, and goes on while the bot dies.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Chat {
  readonly url: string;
  /** The state of the dialog that this trigger opened. */
  stateOf(trigger: string): string | undefined;
  close(): Promise<void>;
}

export async function startChat(): Promise<Chat> {
  const states = new Map<string, string>();
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request.setEncoding('utf8')) text += part;
    if (request.url?.endsWith('/dialogs/open')) {
      const { trigger_id: trigger, dialog } = JSON.parse(text) as {
        readonly trigger_id: string;
        readonly dialog: { readonly state: string };
      };
      states.set(trigger, dialog.state);
    }
    const headers = { 'content-type': 'application/json', 'x-version-id': '11.6.0.1.2.false' };
    response.writeHead(200, headers).end(JSON.stringify({ id: 'y'.repeat(26), status: 'OK' }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stateOf: (trigger) => states.get(trigger),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
