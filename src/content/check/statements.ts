import { later } from './later.js';
import { now } from './now.js';
import { soon } from './soon.js';
import type { Severity, Statement } from './types.js';

export { severities, type Severity, type Statement } from './types.js';

/** In the order they are asked: the worst first. */
export const statements: readonly Statement[] = [...now, ...soon, ...later];

export const severityWords: Readonly<Record<Severity, { title: string; means: string }>> = {
  now: { title: 'Fix now', means: 'it can be used against you today' },
  soon: { title: 'Fix soon', means: 'it makes the next leak worse' },
  later: { title: 'Fix next', means: 'it decides how long a leak lasts' },
};
