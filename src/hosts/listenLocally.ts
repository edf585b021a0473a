import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Every address by which this machine calls itself `localhost`. */
const LOCAL = ['127.0.0.1', '::1'];

/** A machine without IPv6 is called by its other address. */
const LACKING = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];
/** How often a free port of one address may be somebody else's at the other. */
const TRIES = 10;

/**
 * Has servers listen on this machine alone, one for each of its addresses, or on one interface. Returns them and their
 * port, which is the same; rejects where it is taken.
 */
export async function listenLocally(
  make: () => Server,
  port: number,
  host = 'localhost',
  tries = TRIES,
): Promise<{ servers: Server[]; port: number }> {
  const [first = '', ...others] = host.toLowerCase() === 'localhost' ? LOCAL : [host];
  const servers = [make()];
  const listening = await listen(servers[0] as Server, port, first);
  for (const other of others) {
    const server = make();
    const code = await listen(server, listening, other).then(() => null, codeOf);
    if (code === null) servers.push(server);
    else if (!LACKING.includes(code)) {
      // Half of its names would lead to another program.
      await closeAll(servers);
      if (port === 0 && tries > 1) return listenLocally(make, port, host, tries - 1);
      throw Object.assign(new Error(`Port ${listening} of ${other} cannot be listened on: ${code}.`), {
        code,
      });
    }
  }
  return { servers, port: listening };
}

/** Ends every connection and frees the port. */
export async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    }),
  );
}

function codeOf(error: NodeJS.ErrnoException): string {
  return error.code ?? error.message;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
