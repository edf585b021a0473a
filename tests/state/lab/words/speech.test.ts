import { expect, test } from 'vitest';
import { Speech } from '../../../../src/state/lab/words/speech.js';

/** A clock that is turned by hand. */
function clock(): { timers: ConstructorParameters<typeof Speech>[0]; pass(ms: number): void } {
  let now = 0;
  let due: { at: number; then: () => void }[] = [];
  return {
    timers: {
      now: () => now,
      after(ms, then) {
        const timer = { at: now + ms, then };
        due.push(timer);
        return () => (due = due.filter((each) => each !== timer));
      },
    },
    pass(ms) {
      now += ms;
      const rung = due.filter(({ at }) => at <= now);
      due = due.filter(({ at }) => at > now);
      for (const { then } of rung) then();
    },
  };
}

test('at most one sentence is said every two seconds, and it is the latest', () => {
  const { timers, pass } = clock();
  const said: { sentence: string; at: number }[] = [];
  const speech = new Speech(timers, (sentence) => said.push({ sentence, at: timers.now() }));
  for (let ms = 0; ms < 20_000; ms += 50) {
    speech.hear(`sentence ${ms}`);
    pass(50);
  }
  expect(said.length).toBeGreaterThan(5);
  said.slice(1).forEach(({ at }, index) => expect(at - (said[index]?.at ?? 0)).toBeGreaterThanOrEqual(2000));
});

test('what was scrubbed past is not said, what it came to rest on is, once', () => {
  const { timers, pass } = clock();
  const said: string[] = [];
  const speech = new Speech(timers, (sentence) => said.push(sentence));
  for (const sentence of ['a', 'b', 'c', 'd']) {
    speech.hear(sentence);
    pass(100);
  }
  for (let frame = 0; frame < 50; frame += 1) {
    speech.hear('d');
    pass(50);
  }
  expect(said).toEqual(['d']);
});
