// How DynamoDB Local is started, kept, shared and stopped on one machine.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dynamoClient } from '#bot/aws/dynamo-client.ts';
import { dynamoTable } from '#bot/aws/dynamo-table.ts';
import type { Table } from '#bot/ports.ts';
import { createTable } from '#local/create-table.ts';
import { DataInUse } from '#local/data-lock.ts';
import { type DynamoLocal, PortInUse, startDynamoLocal } from '#local/dynamodb.ts';
import { NoJava } from '#local/java.ts';

let directory: string;
let running: DynamoLocal | undefined;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'coopilote-'));
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  rmSync(directory, { recursive: true, force: true });
});

const isRunning = (pid: number) => spawnSync('kill', ['-0', String(pid)]).status === 0;
const holder = () => JSON.parse(readFileSync(join(directory, 'verrou.json'), 'utf8'));

async function openTable({ endpoint, region, credentials }: DynamoLocal): Promise<Table> {
  const client = dynamoClient({ endpoint, region, credentials });
  await createTable(client, 'coopilote');
  return dynamoTable({ client, tableName: 'coopilote', timeout: 20_000 });
}

describe('DynamoDB Local kept in a folder', () => {
  it('has its records after a restart, behind the same secret key', async () => {
    running = await startDynamoLocal({ directory });
    const first = running.credentials.accessKeyId;
    await (await openTable(running)).write([{ put: { pk: 'P', sk: 'a', n: 1 } }]);
    await running.close();

    running = await startDynamoLocal({ directory });
    expect(running.credentials.accessKeyId).toBe(first);
    expect(first).toMatch(/^[a-z0-9]{32}$/);
    expect(statSync(join(directory, 'cle-dynamodb')).mode & 0o777).toBe(0o600);
    expect(await (await openTable(running)).get([{ pk: 'P', sk: 'a' }])).toEqual([
      { pk: 'P', sk: 'a', n: 1 },
    ]);
  });

  it('is refused to another process while one that runs has it', async () => {
    const other = spawn('sleep', ['60']);
    writeFileSync(join(directory, 'verrou.json'), JSON.stringify({ owner: other.pid }));
    await expect(startDynamoLocal({ directory })).rejects.toThrow(DataInUse);
    other.kill();
  });

  it('is refused a second time to the same process, and the first goes on', async () => {
    running = await startDynamoLocal({ directory });
    await expect(startDynamoLocal({ directory })).rejects.toThrow(DataInUse);
    expect(isRunning(holder().child)).toBe(true);
  });

  it('is not kept from anybody by a process number that another program has now', async () => {
    writeFileSync(
      join(directory, 'verrou.json'),
      JSON.stringify({ owner: process.pid, child: process.ppid }),
    );
    running = await startDynamoLocal({ directory });
    await openTable(running);
    expect(isRunning(process.ppid)).toBe(true);
  });

  it('is taken over from a process that was killed, its orphan ended', async () => {
    const orphan = await startDynamoLocal({ directory });
    const { child } = holder();
    const dead = spawn('true');
    await once(dead, 'exit');
    writeFileSync(join(directory, 'verrou.json'), JSON.stringify({ owner: dead.pid, child }));

    running = await startDynamoLocal({ directory });
    expect(holder().child).not.toBe(child);
    await orphan.close();
    expect(isRunning(child)).toBe(false);
    await openTable(running);
  });
});

describe('a start that cannot be', () => {
  it('says that the port is taken', async () => {
    const server = createServer().listen(0);
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startDynamoLocal({ port })).rejects.toThrow(
      new PortInUse(`Port ${port} is taken by another program.`),
    );
    server.close();
  });

  it('says that there is no Java', async () => {
    await expect(startDynamoLocal({ directory, java: { env: {}, data: directory } })).rejects.toThrow(NoJava);
  });

  it('says that Java is too old', async () => {
    const java = join(directory, 'java');
    writeFileSync(java, '#!/bin/sh\necho java.lang.UnsupportedClassVersionError >&2; exit 1\n', {
      mode: 0o755,
    });
    await expect(startDynamoLocal({ java: { env: { PATH: directory }, data: directory } })).rejects.toThrow(
      /Java 17 or later, and the one found is older/,
    );
  });
});

it('ends with its close', async () => {
  const local = await startDynamoLocal({ directory });
  const { child } = holder();
  expect(isRunning(child)).toBe(true);
  await local.close();
  expect(isRunning(child)).toBe(false);
  expect(() => statSync(join(directory, 'verrou.json'))).toThrow();
});
