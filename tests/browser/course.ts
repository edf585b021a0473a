import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, type FrameLocator, type Page } from '@playwright/test';

/** A page of somebody else, on an origin of its own, which frames what it is given. */
export interface Course {
  /** Opens it with such markup. Returns what is inside of its frame. */
  open(markup: string): Promise<FrameLocator>;
  /** What the browser has complained of since: a breach of a policy, an exception, a request to elsewhere. */
  faults(): string[];
}

/** As the app’s own dialog has it. */
export const SANDBOX =
  'allow-scripts allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox';

export const test = base.extend<{ course: Course }>({
  course: async ({ page, baseURL }, use) => {
    let body = '';
    const server = createServer((_, response) =>
      response
        .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
        .end(`<!doctype html><html lang="en"><title>A course</title><link rel="icon" href="data:,">${body}`),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const faults = watch(page, [address, baseURL ?? '']);
    await use({
      async open(markup) {
        body = markup;
        await page.goto(address);
        return page.frameLocator('iframe');
      },
      faults: () => faults,
    });
    server.closeAllConnections();
    server.close();
  },
});

function watch(page: Page, ours: string[]): string[] {
  const faults: string[] = [];
  const origins = ours.map((address) => new URL(address).origin);
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && !origins.includes(origin)) faults.push(`asked ${request.url()}`);
  });
  page.on('pageerror', ({ message }) => void faults.push(`threw ${message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`reported ${message.text()}`);
  });
  return faults;
}
