import { countIn } from './count.js';
import { isRefused } from './verdict.js';
import type {
  Bill,
  CallerId,
  CredentialId,
  CredentialRow,
  Lane,
  LogEvent,
  RequestEvent,
  Run,
  Scenario,
} from '../types/index.js';

/** Something that can be counted in a run. Times are milliseconds since 1970; `until` itself is no longer counted. */
export type Measure =
  | { of: 'bill'; lane: Lane; line: keyof Bill }
  /** A caller's calls: all that were let in, all that were refused, or those with one status. */
  | {
      of: 'calls';
      lane: Lane;
      by: CallerId;
      were: 'let_in' | 'refused' | number;
      from?: number;
      until?: number;
    }
  /** Requests by hand with this status; where it says so, only those with a token that names who acts (RFC 8693). */
  | { of: 'sent'; status: number; path: string; delegated?: boolean; from?: number; until?: number }
  /** The longest header line of a caller’s latest call, in bytes; 0 where none is measured. */
  | { of: 'header_line'; lane: Lane; by: CallerId }
  /** 1 while a credential has neither been taken away nor expired, else 0. */
  | { of: 'alive'; credential: CredentialId };

/** Holds while what is measured lies within the bounds. */
export interface Condition {
  measure: Measure;
  atLeast?: number;
  atMost?: number;
}

/** What a run has come to by `at`: the first `events` of its log have happened by then. */
export interface Outcome {
  at: number;
  log: readonly LogEvent[];
  events: number;
  bill: Record<Lane, Bill>;
  credentials: ReadonlyMap<string, CredentialRow>;
}

/** What a run has come to by a moment that is computed already. */
export function outcomeAt(run: Pick<Run, 'view' | 'bill' | 'log'>, at: number): Outcome {
  const { credentials: rows, events } = run.view(at);
  const credentials = new Map(rows.map((row) => [row.id, row]));
  return { at, log: run.log, events, bill: run.bill(at), credentials };
}

/** `missed` is for good: whatever happens next, what is counted does not become less. */
export interface Judgement<C extends Condition> {
  state: 'met' | 'open' | 'missed';
  unmet: readonly { condition: C; value: number }[];
}

export function measured(measure: Measure, outcome: Outcome): number {
  const { at, bill, credentials } = outcome;
  switch (measure.of) {
    case 'bill':
      return bill[measure.lane][measure.line];
    case 'calls':
      return countIn(outcome, measure, (event) => isMeant(event, measure));
    case 'sent':
      return countIn(
        outcome,
        measure,
        (event) =>
          event.kind === 'request' &&
          event.purpose === 'by_hand' &&
          event.exchange.response.status === measure.status &&
          event.exchange.request.path === measure.path &&
          isWithin(event, measure) &&
          (measure.delegated !== true || isDelegated(event, credentials)),
      );
    case 'header_line':
      return latestCall(outcome, measure)?.trace.longestLine ?? 0;
    case 'alive': {
      const row = credentials.get(measure.credential);
      return row && (row.revokedAt ?? Infinity) > at && (row.expiresAt ?? Infinity) > at ? 1 : 0;
    }
  }
}

export function holds(condition: Condition, outcome: Outcome): boolean {
  const { atLeast = -Infinity, atMost = Infinity, measure } = condition;
  const value = measured(measure, outcome);
  return value >= atLeast && value <= atMost;
}

/** Judges a run by its goal. What may still go wrong is `open` until the moment at which it is judged. */
export function judge<C extends Condition>(
  { conditions, judgedAt }: { conditions: readonly C[]; judgedAt: number },
  outcome: Outcome,
): Judgement<C> {
  const unmet = conditions
    .filter((condition) => !holds(condition, outcome))
    .map((condition) => ({ condition, value: measured(condition.measure, outcome) }));
  const isLost = unmet.some(({ condition, value }) => isTooMuchForGood(condition, value));
  const isOver = outcome.at >= judgedAt;
  const isSettled = isOver || conditions.every(isForGood);
  const state = unmet.length === 0 && isSettled ? 'met' : isLost || isOver ? 'missed' : 'open';
  return { state, unmet };
}

/** What tells the count of commands from others. */
const COMMANDS = {};

/** How many commands were given and carried out, besides those of the script. */
export function commandsGiven(outcome: Outcome, { script }: Scenario): number {
  return countIn(
    outcome,
    COMMANDS,
    (event) => event.kind === 'command' && !event.error && !script.includes(event.command),
  );
}

function latestCall(
  { log, events }: Outcome,
  { lane, by }: Extract<Measure, { of: 'header_line' }>,
): RequestEvent | undefined {
  for (let seq = events - 1; seq >= 0; seq -= 1) {
    const event = log[seq];
    if (event?.kind === 'request' && event.purpose === 'call' && event.lane === lane && event.actor === by)
      return event;
  }
  return undefined;
}

/** Rows are dropped again, what lives dies, and lines differ. Everything else only grows. */
function onlyGrows(measure: Measure): boolean {
  return (
    measure.of !== 'alive' &&
    measure.of !== 'header_line' &&
    !(measure.of === 'bill' && measure.line === 'rows')
  );
}

function isTooMuchForGood({ measure, atMost = Infinity }: Condition, value: number): boolean {
  return onlyGrows(measure) && value > atMost;
}

/** Once it holds, it goes on holding. */
function isForGood({ measure, atMost }: Condition): boolean {
  return onlyGrows(measure) && atMost === undefined;
}

function isMeant(event: LogEvent, { lane, by, were, ...span }: Extract<Measure, { of: 'calls' }>): boolean {
  if (event.kind !== 'request' || event.purpose !== 'call') return false;
  if (event.lane !== lane || event.actor !== by || !isWithin(event, span)) return false;
  if (typeof were === 'number') return event.exchange.response.status === were;
  return isRefused(event) === (were === 'refused');
}

function isWithin(
  { at }: LogEvent,
  { from = -Infinity, until = Infinity }: { from?: number; until?: number },
) {
  return at >= from && at < until;
}

/** A token that was exchanged says who acts for the person (RFC 8693 section 4.1). */
function isDelegated({ credential }: RequestEvent, credentials: Outcome['credentials']): boolean {
  const facts = credential === null ? undefined : credentials.get(credential)?.facts;
  return facts !== undefined && 'claims' in facts && facts.claims.act !== undefined;
}
