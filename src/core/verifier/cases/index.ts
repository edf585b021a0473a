import type { GroupId } from '../types.js';
import { GROUPS } from '../types.js';
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

export type { CaseRule };

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

export const caseRules: readonly (CaseRule & { group: GroupId })[] = GROUPS.flatMap((group) =>
  BY_GROUP[group].map((rule) => ({ ...rule, group })),
);
