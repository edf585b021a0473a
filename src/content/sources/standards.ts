import type { Source } from './index.js';

/** RFCs, drafts, OWASP, NIST: ids are lower-case short names such as `rfc6750`, `owasp-jwt`, `asvs-5`. */
export const standards: Record<string, Source> = {};
