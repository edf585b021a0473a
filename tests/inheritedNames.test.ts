import { describe, expect, test } from 'vitest';
import { decisionModel } from '../src/content/decision/index.js';
import { decide, type Answers } from '../src/core/decision/index.js';
import { planFor } from '../src/core/incident/index.js';
import { formatOf } from '../src/hosts/verify/options.js';
import { settingsOf } from '../src/state/lab/fromAnswers.js';
import type { Call } from '../src/state/practice/calls/call.js';
import { sentenceOf } from '../src/state/practice/liveRun.svelte.js';

/** What every object inherits is in no table of ours: such a name is as unknown as any other. */

const INHERITED = [...Object.getOwnPropertyNames(Object.prototype), '__proto__'];
const UNKNOWN = 'nothing-of-ours';

const call = (grant: string): Call =>
  ({
    client: 'demo-app',
    verdict: 'allowed',
    told: { grant },
    exchange: { request: { method: 'POST', path: '/oauth/token' }, response: { status: 400 } },
  }) as unknown as Call;

const DOORS: Record<string, (name: string) => unknown> = {
  ...Object.fromEntries(
    decisionModel.questions.map(({ id }) => [
      `decide, ${id}`,
      (name: string) => decide(decisionModel, { [id]: name } as Answers),
    ]),
  ),
  'the plan for a vendor': (name) => planFor('third-party-key', { vendor: name as 'aws' }),
  'the settings that an answer asks for': (name) => settingsOf({ revocation: name, lifetime: name }),
  'the format that a file asks for': (name) => formatOf(`report.${name}`),
  'what a client was doing': (name) => sentenceOf(call(name)),
};

describe.each(Object.entries(DOORS))('%s', (_, door) => {
  test.each(INHERITED)('%s', (name) => {
    expect(door(name)).toEqual(door(UNKNOWN));
  });
});
