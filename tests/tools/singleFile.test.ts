import { expect, test } from 'vitest';
import { inlined } from '../../tools/vite/singleFile.js';

const page = `<!doctype html><head>
  <meta charset="utf-8" />
  <meta http-equiv="Content-Security-Policy" content="default-src 'self'" />
  <link rel="stylesheet" crossorigin href="./assets/a.css">
  <link rel="icon" href="./icon.svg" type="image/svg+xml" />
  <script>first()</script>
  <script type="module" crossorigin src="./assets/a.js"></script>
</head><body><a href="./openapi.json">The <b>API</b></a> <a href="#faq">Questions</a></body>`;

const make = (code: string): string =>
  inlined({
    'index.html': { type: 'asset', source: page },
    'assets/a.js': { type: 'chunk', code, isEntry: true },
    'assets/a.css': { type: 'asset', source: 'body { color: red }' },
  });

test('the page holds its script and its styles, and asks for nothing beside it', () => {
  const html = make('run()');
  expect(html).toContain('<style>body { color: red }</style>');
  expect(html).toContain('<script type="module">run()</script>');
  expect(html).not.toMatch(/(?:src|href)="\.\//);
  expect(html).toContain('The <b>API</b> <a href="#faq">');
});

test('its policy allows what is in it by hash, and nothing else', () => {
  const [, policy = ''] = /content="(default-src 'none'[^"]*)"/.exec(make('run()')) ?? [];
  expect(policy.match(/'sha256-[^']+'/g)).toHaveLength(3);
  expect(policy).not.toMatch(/'self'|unsafe|connect-src/);
  expect(make('run()').match(/Content-Security-Policy/g)).toHaveLength(1);
});

test('a script that speaks of its own end does not end', () => {
  const html = make('say("</script><!--")');
  expect(html).toContain('say("<\\/script><\\!--")');
});

test('a build without a page is no page', () => {
  expect(() => inlined({})).toThrow('no page');
});
