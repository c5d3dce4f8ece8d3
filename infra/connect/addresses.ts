// Whether Mattermost will agree to call the bot: it refuses private addresses unless its administrator listed them.
import { BlockList, isIP } from 'node:net';

export interface BotAddress {
  readonly host: string;
  /** What the name resolves to from here; empty when it resolves to nothing. */
  readonly addresses: readonly string[];
  readonly encrypted: boolean;
}

export type Lookup = (host: string) => Promise<readonly string[]>;

const PRIVATE_RANGES: readonly (readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
];

const privateRanges = listOf(PRIVATE_RANGES);
const loopback = listOf([
  ['127.0.0.0', 8, 'ipv4'],
  ['::1', 128, 'ipv6'],
]);

export async function resolveBot(botUrl: string, lookup: Lookup): Promise<BotAddress> {
  const { hostname, protocol } = new URL(botUrl);
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const addresses = isIP(host) > 0 ? [host] : await lookup(host).catch(() => []);
  return { host, addresses, encrypted: protocol === 'https:' };
}

export function privateAddresses({ addresses }: BotAddress): readonly string[] {
  return addresses.filter((address) => contains(privateRanges, address));
}

export function isLoopback({ host, addresses }: Pick<BotAddress, 'host' | 'addresses'>): boolean {
  return host === 'localhost' || addresses.some((address) => contains(loopback, address));
}

/** As Mattermost reads `AllowedUntrustedInternalConnections`: names, addresses and ranges, between spaces or commas. */
export function isAllowed(setting: string, bot: BotAddress): boolean {
  const entries = setting
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (entries.includes(bot.host)) return true;
  return privateAddresses(bot).every((address) => entries.some((entry) => covers(entry, address)));
}

function covers(entry: string, address: string): boolean {
  if (entry === address) return true;
  const [network = '', prefix = ''] = entry.split('/');
  const family = familyOf(network);
  if (family === undefined || !/^\d{1,3}$/.test(prefix) || Number(prefix) > (family === 'ipv4' ? 32 : 128))
    return false;
  return contains(listOf([[network, Number(prefix), family]]), address);
}

function listOf(ranges: typeof PRIVATE_RANGES): BlockList {
  const list = new BlockList();
  for (const [network, prefix, family] of ranges) list.addSubnet(network, prefix, family);
  return list;
}

function contains(list: BlockList, address: string): boolean {
  const family = familyOf(address);
  return family !== undefined && list.check(address, family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  return ({ 4: 'ipv4', 6: 'ipv6' } as const)[isIP(address)];
}
