import type { Condition, Measure } from '../../core/simulation/index.js';
import { MEASURE_NAMES } from '../../content/write/words.js';
import { BILL_LINES, PEOPLE } from '../lab/index.js';
import { clockTime } from '../text/format.js';

const LANE_WORDS = { key: 'API key lane', jwt: 'JWT lane' } as const;

/** A condition in words: “Calls of the thief let in, JWT lane, from 09:11:00: at most 0”. */
export function conditionWords({ measure, atLeast, atMost }: Condition): string {
  return `${measureWords(measure)}: ${boundWords(measure, atLeast, atMost)}`;
}

function measureWords(measure: Measure): string {
  switch (measure.of) {
    case 'bill':
      return `${BILL_LINES[measure.line].label}, ${LANE_WORDS[measure.lane]}`;
    case 'calls':
      return `${callsWords(measure)}, ${LANE_WORDS[measure.lane]}${spanWords(measure)}`;
    case 'sent':
      return `${MEASURE_NAMES.sent} to ${measure.path}, answered ${measure.status}${spanWords(measure)}`;
    case 'header_line':
      return `${MEASURE_NAMES.header_line} of ${PEOPLE[measure.by].within}, ${LANE_WORDS[measure.lane]}`;
    case 'alive':
      return `${measure.credential} still works`;
  }
}

function callsWords({ by, were }: Extract<Measure, { of: 'calls' }>): string {
  const how = { let_in: 'let in', refused: 'refused' };
  return `Calls of ${PEOPLE[by].within} ${typeof were === 'number' ? `answered ${were}` : how[were]}`;
}

function spanWords({ from, until }: { from?: number; until?: number }): string {
  return `${from === undefined ? '' : `, from ${clockTime(from)}`}${until === undefined ? '' : `, before ${clockTime(until)}`}`;
}

function boundWords(measure: Measure, atLeast?: number, atMost?: number): string {
  if (measure.of === 'alive') return atMost === 0 ? 'no' : 'yes';
  const amount = (value: number): string =>
    measure.of === 'bill' ? BILL_LINES[measure.line].shown(value) : value.toLocaleString('en');
  if (atLeast !== undefined && atMost !== undefined)
    return atLeast === atMost ? amount(atMost) : `${amount(atLeast)} to ${amount(atMost)}`;
  if (atLeast !== undefined) return `at least ${amount(atLeast)}`;
  return atMost === undefined ? 'any number' : `at most ${amount(atMost)}`;
}

/** What a condition begins as, once it is said what it counts. */
export function firstMeasure(of: Measure['of'], from: number): Measure {
  switch (of) {
    case 'bill':
      return { of, lane: 'jwt', line: 'exposureMs' };
    case 'calls':
      return { of, lane: 'jwt', by: 'attacker', were: 'let_in', from };
    case 'sent':
      return { of, status: 200, path: '/v1/orders' };
    case 'header_line':
      return { of, lane: 'jwt', by: 'customer' };
    case 'alive':
      return { of, credential: 'cred-2' };
  }
}

/** Whether somebody has given it words of its own, rather than those that we propose. */
export function hasOwnWords(condition: Condition & { says: string }): boolean {
  return condition.says !== '' && condition.says !== conditionWords(condition);
}
