// Calling integrations: the server's own headers, its patience, and the private addresses it refuses.
import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { Pocket } from './pocket.ts';

export interface IntegrationCall {
  readonly url: string;
  readonly method: 'POST' | 'GET';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface IntegrationAnswer {
  readonly status: number;
  /** « 204 No Content », as people are told. */
  readonly statusLine: string;
  readonly contentType: string;
  readonly body: string;
}

/** No answer: refused address, nobody there, or too slow. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

// What is beyond is cut, and then cannot be read as JSON.
const maxAnswer = 1024 * 1024;

export async function callIntegration(pocket: Pocket, call: IntegrationCall): Promise<IntegrationAnswer> {
  const url = URL.canParse(call.url) ? new URL(call.url) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new NoAnswer('not an http address');
  if (!(await allowed(pocket, url.hostname))) throw new NoAnswer('address forbidden');
  const { OutgoingIntegrationRequestsTimeout: seconds } = pocket.state.config.ServiceSettings;
  return send(url, call, pocket.integrationTimeoutMs ?? seconds * 1000);
}

function send(url: URL, call: IntegrationCall, patience: number): Promise<IntegrationAnswer> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = {
    'User-Agent': 'Mattermost-Bot/1.1',
    Accept: 'application/json',
    ...call.headers,
    ...(call.body ? { 'Content-Length': String(Buffer.byteLength(call.body)) } : {}),
  };
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patience);
    const sent = request(url, { method: call.method, headers, signal }, (response) => {
      collect(response).then((body) => resolve(answerOf(response, body)), reject);
    });
    sent.on('error', (error) => reject(new NoAnswer(error.message)));
    sent.end(call.body);
  });
}

function answerOf(response: IncomingMessage, body: string): IntegrationAnswer {
  const status = response.statusCode ?? 0;
  const contentType = response.headers['content-type'] ?? '';
  return { status, statusLine: `${status} ${response.statusMessage}`, contentType, body };
}

async function collect(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of response) chunks.push(chunk as Buffer);
  } catch {
    throw new NoAnswer('the answer was cut');
  }
  return Buffer.concat(chunks).subarray(0, maxAnswer).toString('utf8');
}

const reserved = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  reserved.addSubnet(address, bits);
}
reserved.addAddress('::1', 'ipv6');
reserved.addSubnet('fc00::', 7, 'ipv6');
reserved.addSubnet('fe80::', 10, 'ipv6');

/** A private address is called only when the administrator listed its name, itself or its range. */
async function allowed(pocket: Pocket, hostname: string): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const listed = pocket.state.config.ServiceSettings.AllowedUntrustedInternalConnections;
  const entries = listed.split(/[\s,]+/).filter(Boolean);
  if (entries.includes(host)) return true;
  const address = isIP(host) ? host : await addressOf(host);
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (!reserved.check(address, family)) return true;
  return entries.some((entry) => covers(entry, address, family));
}

async function addressOf(host: string): Promise<string> {
  try {
    return (await lookup(host)).address;
  } catch {
    throw new NoAnswer('unknown host');
  }
}

function covers(entry: string, address: string, family: 'ipv4' | 'ipv6'): boolean {
  const [network, bits] = entry.split('/');
  if (!network || isIP(network) === 0) return false;
  const range = new BlockList();
  if (bits === undefined) return network === address;
  range.addSubnet(network, Number(bits), isIP(network) === 6 ? 'ipv6' : 'ipv4');
  return range.check(address, family);
}
