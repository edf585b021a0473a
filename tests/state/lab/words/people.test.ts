import { expect, test } from 'vitest';
import { scenarios } from '../../../../src/content/scenarios/all.js';
import type { LabScenario } from '../../../../src/content/scenarios/index.js';
import { startRun } from '../../../../src/core/simulation/index.js';
import { narrate } from '../../../../src/state/lab/words/narration.js';
import { peopleOf } from '../../../../src/state/lab/words/people.js';
import { whyOf } from '../../../../src/state/lab/why/index.js';

async function told(id: string, commands = scenarios[id]?.solution ?? []): Promise<string> {
  const story = scenarios[id] as LabScenario;
  const run = await startRun(story.world, 1, commands);
  const until = story.goal?.judgedAt ?? 0;
  await run.advance(until);
  const rows = new Map(run.view(until).credentials.map((row) => [row.id, row]));
  const people = peopleOf(story);
  return run.log
    .flatMap((event) => [
      narrate(event, rows, people),
      ...(event.kind === 'request' ? [whyOf(event, run.log, rows, story.world, people).cause?.sentence] : []),
    ])
    .join('\n');
}

test.each(Object.values(scenarios).filter(({ side }) => side === 'attacker'))(
  '$title: the thief is spoken to, and the operator is another',
  async ({ world }) => {
    const words = await told(world.id);
    expect(words).toMatch(/200 OK, to you/);
    expect(words).toMatch(/You copy the/);
    expect(words).not.toMatch(/\bthe thief\b|a thief|[Yy]ou revoke|your customer/i);
  },
);

test.each([
  ['sacked-admin', 'Bo'],
  ['key-in-the-bundle', 'the stranger'],
])('%s has no thief in it, but %s', async (id, name) => {
  const words = await told(id);
  expect(words).toContain(`to ${name}`);
  expect(words).not.toMatch(/\bthief\b/);
});
