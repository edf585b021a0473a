import { GROUPS, type Accept, type GroupId, type KitInput } from '../types.js';
import { algorithm } from './algorithm.js';
import { claims } from './claims.js';
import { foreignKey } from './foreignKey.js';
import { form } from './form.js';
import { header } from './header.js';
import { json } from './json.js';
import type { CaseRule } from './rule.js';
import { signature } from './signature.js';
import { taken } from './taken.js';
import { time } from './time.js';
import { type } from './type.js';

const BY_GROUP: Record<GroupId, readonly CaseRule[]> = {
  taken,
  algorithm,
  signature,
  'foreign-key': foreignKey,
  header,
  form,
  json,
  type,
  time,
  claims,
};

const caseRules = GROUPS.flatMap((group) => BY_GROUP[group].map((rule) => ({ ...rule, group })));

/** The cases of such a kit and what each deserves, before any token is made. */
export function casesOf(input: KitInput): (CaseRule & { group: GroupId; accept: Accept })[] {
  return caseRules
    .filter(({ offered }) => offered?.(input) !== false)
    .map((rule) => ({
      ...rule,
      accept: typeof rule.accept === 'function' ? rule.accept(input) : rule.accept,
    }));
}
