import type { StepId } from './actions.js';
import type { Step } from './types.js';

/**
 * What destroys traces, or takes so long that logs run out meanwhile: the evidence is safe before any of it. What ends
 * or limits access does not wait. So says NIST SP 800-61 Rev. 2: contain (section 3.3.1), gather evidence as soon as
 * possible (3.3.2), and only then remove what the incident left (3.3.4).
 */
const AFTER_THE_EVIDENCE: readonly StepId[] = [
  // A restart or a deployment ends the processes that saw the thief, and their logs with them.
  'renew-key-sets',
  'trusted-elsewhere',
  'replace-everywhere',
  'stop-slow-services',
  'ship-check',
  'change-cookie-key',
  'second-secret',
  'calm-client',
  'roll-webhook',
  // It changes the place of the leak.
  'stop-leaking',
  // Two people, 15 minutes.
  'ask-kind',
  'identify',
];

/** The steps with “keep the evidence” in its place: once access has ended or is limited, before anything is destroyed. */
export function withEvidence(steps: readonly Step[]): Step[] {
  const found = steps.findIndex(({ does }) => AFTER_THE_EVIDENCE.includes(does));
  // What limits access comes first in every plan, whatever else it does.
  const at = Math.max(found, 1);
  return [...steps.slice(0, at), { does: 'keep-evidence' }, ...steps.slice(at)];
}
