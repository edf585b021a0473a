import { expect, test } from 'vitest';
import { tellingLines } from '../../../src/core/inspector/index.js';
import { drawn, hmacToken, pairOf, pemOf } from './make.js';

test('of a long text the lines are kept that look like a credential, whole', async () => {
  const pem = (await pemOf((await pairOf('ES256')).privateKey)).trim();
  const told = [
    `Authorization: Bearer ${await hmacToken()}`,
    `key=${'sk'}_live_${drawn(24)}`,
    ...pem.split('\n'),
  ];
  const noise = ['GET /v1/orders 200', 'a task-list and a desk_lamp', ''];
  const text = told.flatMap((line, index) => (index < 2 ? [...noise, line] : [line])).join('\n');
  expect(tellingLines(text, 10_000)).toEqual({ text: told.join('\n'), count: told.length });
});

test('what does not fit is left out, and a text without any has none', () => {
  expect(tellingLines(`eyJ${'x'.repeat(200)}\neyJshort`, 100)).toEqual({ text: 'eyJshort', count: 1 });
  expect(tellingLines('eyJ1\neyJ2\neyJ3', 9)).toEqual({ text: 'eyJ1', count: 1 });
  expect(tellingLines('nothing\nhere', 100).count).toBe(0);
});

test('thirty megabytes are looked through at once', () => {
  const text = 'GET /v1/orders?page=2 200 a line of a log as servers write them\n'.repeat(480_000);
  const began = performance.now();
  expect(tellingLines(text, 1_048_576).count).toBe(0);
  expect(performance.now() - began).toBeLessThan(5000);
});
