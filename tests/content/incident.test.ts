import { describe, expect, test } from 'vitest';
import { choiceWords, secondsWords } from '../../src/content/incident/questions.js';
import {
  conditionWords,
  exceptionWords,
  loggedOutWords,
  subjectWords,
  termWords,
} from '../../src/content/incident/windows.js';
import { storiesOf } from '../../src/content/incident/stories.js';
import { actionWords, credentialWords } from '../../src/content/incident/words.js';
import { scenarios } from '../../src/content/scenarios/all.js';
import { sourcesOfIncidents } from '../../src/content/sources/pages/ofIncidents.js';
import { ACTIONS, CHOICES, CREDENTIALS, PUBLISHED, SECONDS } from '../../src/core/incident/index.js';

const known = Object.keys(sourcesOfIncidents);

test.each(ACTIONS)('the action %s says what and why, with a source', (action) => {
  const { does, why, citations } = actionWords[action];
  expect(does).toMatch(/^[A-Z].*[^.]$/);
  expect(why).toMatch(/^[A-Z].*\.$/);
  expect(citations.length).toBeGreaterThan(0);
  for (const { source } of citations) expect(known).toContain(source);
});

test.each(CREDENTIALS)('a leak of %s has a story that shows it', (credential) => {
  for (const { story } of storiesOf[credential]) expect(Object.keys(scenarios)).toContain(story);
});

describe('a figure that is assumed or published has its source', () => {
  test.each(Object.entries(secondsWords))('%s', (id, { assumed, citations = [] }) => {
    const value: number | string = SECONDS[id as keyof typeof SECONDS].assumed;
    if (typeof value === 'number') expect(citations.length).toBeGreaterThan(0);
    else expect(assumed).toMatch(value === 'unknown' ? /^not known/ : /no end/);
    for (const { source } of citations) expect(known).toContain(source);
  });

  test.each(Object.keys(PUBLISHED))('%s', (id) => {
    const { citations = [] } = termWords[id as keyof typeof PUBLISHED];
    expect(citations.length).toBeGreaterThan(0);
    for (const { source } of citations) expect(known).toContain(source);
  });
});

test('each answer of a question has words, and there are no words for others', () => {
  for (const [id, { offers }] of Object.entries(choiceWords)) {
    expect(Object.keys(offers).sort()).toEqual([...CHOICES[id as keyof typeof CHOICES].offers].sort());
  }
  for (const [id, { names = {} }] of Object.entries(secondsWords)) {
    const offered: readonly (number | string)[] = SECONDS[id as keyof typeof SECONDS].offers;
    for (const seconds of Object.keys(names)) expect(offered).toContain(Number(seconds));
  }
});

test('nothing is said of a key set where there is none, nor of an overlap as if it were free', () => {
  for (const action of [
    'close-routes',
    'replace-everywhere',
    'stop-slow-services',
    'search-forged',
  ] as const) {
    expect(JSON.stringify(actionWords[action])).not.toMatch(/key set|kid|JWKS/i);
  }
});

test('whoever may replace first has a limit of time and a name', () => {
  for (const [id, words] of Object.entries(exceptionWords)) {
    if (id !== 'none' && id !== 'short-token') expect(words).toMatch(/\d+ (minutes|hours)/);
  }
});

test('words are without haste, praise or shouting', () => {
  const all = JSON.stringify([
    actionWords,
    credentialWords,
    secondsWords,
    choiceWords,
    conditionWords,
    exceptionWords,
    loggedOutWords,
    subjectWords,
    termWords,
  ]);
  expect(all).not.toMatch(/\b(just|simply|powerful|seamless|easily)\b|!/i);
});
