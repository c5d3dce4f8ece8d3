// A stand-in of Slack over real HTTP: its Web API and its answer addresses, with its rules, for one workspace and one app.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Args, contentOf, METHODS, Refused } from './methods.ts';
import { ADDRESS_USES, type Client, newWorkspace, openClient, publish, type Workspace } from './workspace.ts';

export interface Slack {
  readonly url: string;
  readonly workspace: Workspace;
  /** Where answers to commands and buttons are sent: another address of the same server, when something stands between. */
  hooks: string;
  open(username: string): Client;
  close(): Promise<void>;
}

export async function startSlack(timezones: Readonly<Record<string, string>> = {}): Promise<Slack> {
  const workspace = newWorkspace(timezones);
  const server = createServer((request, response) => {
    void serve(request, response, { workspace, url: () => slack.url });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const slack: Slack = {
    url,
    workspace,
    hooks: url,
    open: (username) => openClient(workspace, username),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return slack;
}

interface Around {
  readonly workspace: Workspace;
  readonly url: () => string;
}

async function serve(request: IncomingMessage, response: ServerResponse, around: Around): Promise<void> {
  const bytes = await bytesOf(request);
  const path = request.url ?? '';
  const at = (folder: string): string | undefined =>
    path.startsWith(folder) ? path.slice(folder.length) : undefined;
  const [method, address, file] = [at('/api/'), at('/actions/'), at('/upload/')];
  if (method !== undefined) answerMethod(method, { request, bytes }, { response, ...around });
  else if (address !== undefined) answerAddress(address, bytes, { response, ...around });
  else if (file !== undefined) takeFile(file, bytes, { response, ...around });
  else end(response, 404, '');
}

type Answering = Around & { readonly response: ServerResponse };

function answerMethod(
  name: string,
  { request, bytes }: { readonly request: IncomingMessage; readonly bytes: Buffer },
  { response, workspace, url }: Answering,
): void {
  const scopes = workspace.app?.scopes ?? [];
  try {
    const result = run(name, argsOf(request, bytes), { workspace, token: tokenOf(request) });
    const absolute = 'upload_url' in result ? { upload_url: `${url()}${result.upload_url}` } : {};
    json(response, { ok: true, ...result, ...absolute }, scopes);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, messages } = error;
    if (messages.length > 0) workspace.complaints.push(`${name}: ${code} ${messages.join(' ')}`);
    json(response, { ok: false, error: code, response_metadata: { messages } }, scopes);
  }
}

function run(
  name: string,
  args: Args,
  { workspace, token }: { readonly workspace: Workspace; readonly token: string },
) {
  const { app } = workspace;
  const method = METHODS[name];
  if (!method) throw new Refused('unknown_method', [name]);
  if (!app || token !== app.token) throw new Refused(token === '' ? 'not_authed' : 'invalid_auth');
  if (method.scopes.length > 0 && !method.scopes.some((scope) => app.scopes.includes(scope)))
    throw new Refused('missing_scope');
  return method.run(args, workspace);
}

function tokenOf(request: IncomingMessage): string {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function argsOf(request: IncomingMessage, bytes: Buffer): Args {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(bytes.toString('utf8')));
  throw new Refused('invalid_post_type', [type]);
}

function json(response: ServerResponse, body: object, scopes: readonly string[]): void {
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'x-oauth-scopes': scopes.join(','),
  });
  response.end(JSON.stringify(body));
}

/** An answer to a command or a button, long after. */
function answerAddress(id: string, bytes: Buffer, { response, workspace }: Answering): ServerResponse {
  const address = workspace.addresses.get(id);
  if (!address || Date.now() > address.until) return end(response, 404, 'expired_url');
  if (address.uses >= ADDRESS_USES) return end(response, 404, 'used_url');
  address.uses += 1;
  try {
    const sent = JSON.parse(bytes.toString('utf8'));
    if (sent.response_type !== 'ephemeral') throw new Refused('in_channel', ['everybody would see it']);
    const { person } = address.client;
    publish(workspace, { ...contentOf(sent), channelId: address.channelId, isEphemeral: true }, [person.id]);
    return end(response, 200, 'ok');
  } catch (error) {
    workspace.complaints.push(
      `response_url: ${error instanceof Refused ? error.messages.join(' ') : String(error)}`,
    );
    return end(response, 400, 'invalid_payload');
  }
}

function takeFile(id: string, bytes: Buffer, { response, workspace }: Answering): ServerResponse {
  const file = workspace.files.find((one) => one.id === id);
  if (!file) return end(response, 404, 'not found');
  file.bytes = bytes.length;
  return end(response, 200, `OK - ${bytes.length}`);
}

function end(response: ServerResponse, status: number, text: string): ServerResponse {
  return response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
