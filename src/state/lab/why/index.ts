import {
  settingsOf,
  isRefused,
  type Settings,
  type LogEvent,
  type RequestEvent,
  type Scenario,
} from '../../../core/simulation/index.js';
import type { Credentials } from '../words/narration.js';
import { PEOPLE } from '../words/people.js';
import { whyAllowed } from './allowed.js';
import { NOTHING } from './causes.js';
import { whyRefused } from './refused.js';
import type { Case, Why } from './types.js';

export type { Cause, Why } from './types.js';

export function whyOf(
  event: RequestEvent,
  log: readonly LogEvent[],
  credentials: Credentials,
  scenario: Scenario,
  people = PEOPLE,
): Why {
  const before = log.slice(0, event.seq);
  const credential = event.credential === null ? undefined : credentials.get(event.credential);
  const settings = settingsAt(before, scenario);
  const { startsAt } = scenario;
  const asked: Case = { event, before, credential, credentials, settings, startsAt, people };
  const step = event.trace.steps[event.trace.decidedBy];
  if (step && !step.ok && step.code) return whyRefused(step, step.code, asked);
  return isRefused(event) ? NOTHING : whyAllowed(asked);
}

/** The settings as the last event that touched them left them. */
export function settingsAt(log: readonly LogEvent[], { api }: Scenario): Settings {
  for (const { changes } of log.toReversed()) {
    const change = changes.findLast((each) => each.table === 'settings');
    if (change?.row) return change.row;
  }
  return settingsOf(api);
}
