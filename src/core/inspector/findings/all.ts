import { disclosureLook, partyLook, powerLook, timeLook } from './claims.js';
import { algorithmLook, formLook, headerLook } from './form.js';
import { keySetLook, pastedLook } from './keys.js';
import { cookieLook, otherLook, placeLook, vendorLook } from './secrets.js';
import type { Look, Subject } from './subject.js';
import { FINDINGS, type FindingId, type Severity } from './table.js';

const LOOKS: readonly Look[] = [
  placeLook,
  cookieLook,
  formLook,
  algorithmLook,
  pastedLook,
  keySetLook,
  headerLook,
  powerLook,
  timeLook,
  partyLook,
  disclosureLook,
  vendorLook,
  otherLook,
];

const WORST_FIRST: readonly Severity[] = ['harm', 'risk', 'note'];

/** All that there is to say against a credential, the worst first. */
export function findingsOf(subject: Subject): { id: FindingId; severity: Severity }[] {
  const ids = new Set(LOOKS.flatMap((look) => look(subject)).filter((id) => typeof id === 'string'));
  return [...ids]
    .map((id) => ({ id, severity: FINDINGS[id] }))
    .sort((left, right) => WORST_FIRST.indexOf(left.severity) - WORST_FIRST.indexOf(right.severity));
}
