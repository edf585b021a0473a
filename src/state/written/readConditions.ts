import {
  isRecord,
  list,
  matching,
  note,
  object,
  oneOf,
  strictObject,
  whole,
  type Reader,
} from '../../core/shared/index.js';
import {
  CALLERS,
  LANES,
  type Bill,
  type Condition,
  type CredentialId,
  type Measure,
} from '../../core/simulation/index.js';
import { BILL_LINES } from '../lab/index.js';

/** What can be counted in a run and what it may come to, as a file or a link has it. */

/** Dates end in the year 275760, and no count comes near it. */
const MOST = 8.64e15;
const amount = whole(0, MOST);
const lane = oneOf(LANES);

export const billLine: Reader<keyof Bill> = oneOf(Object.keys(BILL_LINES) as (keyof Bill)[]);

const status = whole(100, 599);
const were: Reader<'let_in' | 'refused' | number> = (value, at) =>
  typeof value === 'number' ? status(value, at) : oneOf(['let_in', 'refused'])(value, at);

export const flag: Reader<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : note(at, 'must be true or false');

const credential: Reader<CredentialId> = (value, at) =>
  matching(/^cred-[1-9]\d{0,5}$/, 'must name a credential, such as cred-1')(value, at) as
    CredentialId | undefined;

const span = { from: amount, until: amount };
const MEASURES: { [Of in Measure['of']]: Reader<Extract<Measure, { of: Of }>> } = {
  bill: object<Extract<Measure, { of: 'bill' }>>({ of: oneOf(['bill']), lane, line: billLine }),
  calls: strictObject({ of: oneOf(['calls'] as const), lane, by: oneOf(CALLERS), were, ...span }, [
    'of',
    'lane',
    'by',
    'were',
  ]),
  sent: strictObject(
    {
      of: oneOf(['sent'] as const),
      status,
      path: matching(/^\/[\w./-]{0,100}$/, 'must be a path, such as /v1/orders'),
      delegated: flag,
      ...span,
    },
    ['of', 'status', 'path'],
  ),
  header_line: object<Extract<Measure, { of: 'header_line' }>>({
    of: oneOf(['header_line']),
    lane,
    by: oneOf(CALLERS),
  }),
  alive: object<Extract<Measure, { of: 'alive' }>>({ of: oneOf(['alive']), credential }),
};
export const MEASURE_KINDS = Object.keys(MEASURES) as readonly Measure['of'][];

export const measure: Reader<Measure> = (value, at) => {
  const kind = isRecord(value) ? MEASURE_KINDS.find((known) => known === value['of']) : undefined;
  return kind ? MEASURES[kind](value, at) : note(at, `must count one of: ${MEASURE_KINDS.join(', ')}`);
};

/** The members of a condition. */
export const conditionShape = { measure, atLeast: amount, atMost: amount };
const condition: Reader<Condition> = strictObject(conditionShape, ['measure']);
/** Nobody judges by more. */
export const MOST_CONDITIONS = 12;
export const conditions: Reader<Condition[]> = list(condition, MOST_CONDITIONS);
