import {
  clockView,
  credentialView,
  requestView,
  type LoggedRequest,
  type NamedCredential,
  type World,
  type WorldEvent,
} from '../../core/practice/index.js';

/** A proxy or browser gives up on a connection that says nothing. */
const HEARTBEAT_MS = 15_000;
/** A reader that is so far behind is let go: it comes back with the last id it saw. */
const MOST_WAITING = 2000;

const encoder = new TextEncoder();

/**
 * What happens in a world, as it happens (HTML standard, "Server-sent events"). A request carries its id, so that a
 * reader that comes back with `Last-Event-ID` gets what it missed; `missed` says how many were forgotten meanwhile.
 */
export function eventStream(
  world: World,
  request: Request,
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>,
): Response {
  const ended = new AbortController();
  let unwatch = (): unknown => undefined;
  const end = (): void => {
    unwatch();
    ended.abort();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string): void => {
          if (ended.signal.aborted) return;
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) < -MOST_WAITING) {
            end();
            controller.close();
          }
        };
        write(`retry: 1000\n\n${frame('clock', clockView(world))}`);
        for (const each of missedBy(request, world)) write(each);
        // Somebody who missed more than may wait is let go already.
        if (ended.signal.aborted) return;
        unwatch = world.watchers.add((event) => write(frameOf(event)));
        void beat(write, ended.signal, sleep);
      },
      cancel: end,
    },
    new CountQueuingStrategy({ highWaterMark: 0 }),
  );
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' },
  });
}

async function beat(
  write: (text: string) => void,
  signal: AbortSignal,
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>,
): Promise<void> {
  try {
    while (!signal.aborted) {
      await sleep(HEARTBEAT_MS, signal);
      write(': still here\n\n');
    }
  } catch {
    // Nobody listens any more.
  }
}

function missedBy(request: Request, { log }: World): string[] {
  const asked = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('since') ?? '';
  if (!/^\d{1,15}$/.test(asked)) return [];
  const { requests, forgotten } = log.since(Number(asked));
  return [
    ...(forgotten > 0 ? [frame('missed', { requests: forgotten })] : []),
    ...requests.map((logged) => frame('request', requestView(logged), logged.id)),
  ];
}

function frameOf({ type, data }: WorldEvent): string {
  if (type === 'request') return frame(type, requestView(data as LoggedRequest), (data as LoggedRequest).id);
  return frame(type, type === 'credential' ? credentialView(data as NamedCredential) : data);
}

function frame(event: string, data: object, id?: number): string {
  return `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}
