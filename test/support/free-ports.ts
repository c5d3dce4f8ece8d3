// Ports of 127.0.0.1 that nobody listens on.
import { createServer, type Server } from 'node:net';

/** So many in a row: the product takes the one asked for and the next. */
export async function freePorts(count: number): Promise<readonly number[]> {
  for (;;) {
    const [first] = await listening([0]);
    if (!first) continue;
    const { port } = first.address() as { port: number };
    await closed(first);
    const ports = Array.from({ length: count }, (_, index) => port + index);
    const servers = await listening(ports);
    await Promise.all(servers.map(closed));
    if (servers.length === count) return ports;
  }
}

/** Those that could. */
async function listening(ports: readonly number[]): Promise<readonly Server[]> {
  const tried = await Promise.all(
    ports.map(
      (port) =>
        new Promise<Server | undefined>((done) => {
          const server = createServer();
          server.once('error', () => done(undefined));
          server.listen(port, '127.0.0.1', () => done(server));
        }),
    ),
  );
  return tried.flatMap((server) => server ?? []);
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()));
}
