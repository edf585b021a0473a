import { describe, expect, test } from 'vitest';
import { EMBED_SIZES, embedAddress, embedCode, EmbedRouter } from '../../../src/state/embed/index.js';

/** A window whose address can be changed, as a browser does it. */
function at(hash: string): { router: EmbedRouter; location: { hash: string }; go: (hash: string) => void } {
  const location = { hash };
  let heard = (): void => undefined;
  const dataset: Record<string, string> = {};
  const window = {
    location,
    history: { replaceState: (_: null, __: string, fragment: string) => (location.hash = fragment) },
    addEventListener: (_: string, listener: () => void) => (heard = listener),
    document: { documentElement: { dataset } },
  } as unknown as Window;
  const router = new EmbedRouter(window);
  const go = (next: string): void => {
    location.hash = next;
    heard();
  };
  return { router, location, go };
}

describe('the address of a frame', () => {
  test('says what the host asks for, and no story sees that', () => {
    const { router } = at('#/lab/cached-key?theme=dark&seed=7&locked=1');
    expect([router.theme, router.isLocked]).toEqual(['dark', true]);
    expect(router.route).toEqual({ page: 'lab', path: ['cached-key'], query: { seed: '7' } });
  });

  test.each([
    '',
    '#/lab/x',
    '#/lab/x?theme=pink&locked=0',
    '#/decide?theme=dark',
    '#/lab/x?theme=constructor',
  ])('asks for nothing in %j', (hash) => {
    const { router } = at(hash);
    expect([router.theme, router.isLocked]).toEqual(['auto', false]);
  });

  test('follows the host, who may change the theme while a story runs', () => {
    const { router, go } = at('#/lab/x?theme=dark');
    go('#/lab/x?theme=light');
    expect(router.theme).toBe('light');
  });

  test('keeps what the host asks for from story to story', () => {
    const { router, location } = at('#/lab/x?theme=dark');
    router.navigate('#/lab/y?at=5');
    expect(location.hash).toBe('#/lab/y?at=5&theme=dark');
    router.replace('#/lab/z');
    expect(location.hash).toBe('#/lab/z?theme=dark');
  });

  test('of a locked story leads to no other, and to no page of the app', () => {
    const { router, location } = at('#/lab/x?locked=1');
    for (const there of ['#/lab/y', '#/lab', '#/checklist', '#/', '#faq']) {
      expect([there, router.shows(there)]).toEqual([there, false]);
      router.navigate(there);
      router.replace(there);
    }
    expect(location.hash).toBe('#/lab/x?locked=1');
    router.navigate('#/lab/x?at=5');
    expect(location.hash).toBe('#/lab/x?at=5&locked=1');
  });

  test('of an open story leads to others, and to no page of the app', () => {
    const { router } = at('#/lab/x');
    expect(['#/lab/y', '#/lab', '#/decide', '#/'].map((there) => router.shows(there))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the code to paste', () => {
  const [size = { id: '', label: '', width: '', height: 0 }] = EMBED_SIZES;

  test('names the page beside the app, wherever that is, and what was chosen', () => {
    const address = embedAddress('https://docs.example/some/path/?x=1', '#/lab/cached-key?seed=7', {
      theme: 'dark',
      isLocked: true,
    });
    expect(address).toBe(
      'https://docs.example/some/path/embed.html#/lab/cached-key?seed=7&theme=dark&locked=1',
    );
    const plain = embedAddress('https://docs.example/index.html', '#/lab/x', {
      theme: 'auto',
      isLocked: false,
    });
    expect(plain).toBe('https://docs.example/embed.html#/lab/x');
  });

  test('is one element, in which no text can end an attribute', () => {
    const code = embedCode('https://a.example/?a=1&b="', 'A <b> & "c"', { size });
    expect(code).toContain('src="https://a.example/?a=1&amp;b=&quot;"');
    expect(code).toContain('title="A &lt;b> &amp; &quot;c&quot;: a story of Key or Token"');
    expect(code.match(/<iframe\n/g)).toHaveLength(1);
    expect(code.endsWith('></iframe>')).toBe(true);
  });

  test.each(EMBED_SIZES)('of $label has that size, and room for a story', ({ width, height }) => {
    const code = embedCode('https://a.example/', 'x', { size: { ...size, width, height } });
    expect(code).toContain(`width="${width}"\n  height="${height}"`);
    expect(width === '100%' || Number(width) >= 640).toBe(true);
    expect(height).toBeGreaterThanOrEqual(480);
  });

  test('gives the frame no origin: it could read nothing of the app, nor of the page around it', () => {
    const [, sandbox = ''] = /sandbox="([^"]*)"/.exec(embedCode('https://a.example/', 'x', { size })) ?? [];
    expect(sandbox.split(' ')).toEqual([
      'allow-scripts',
      'allow-forms',
      'allow-downloads',
      'allow-popups',
      'allow-popups-to-escape-sandbox',
    ]);
  });
});
