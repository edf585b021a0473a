import { createHash } from 'node:crypto';

/**
 * What results hang on: which cases there are, and what each deserves. A table with another fingerprint is of another kit.
 *
 * @param {{ setup: { alg: string, profile: string }, cases: { id: string, accept: boolean | 'either' }[] }[]} kits
 */
export function fingerprint(kits) {
  const lines = kits.flatMap(({ setup, cases }) =>
    cases.map(({ id, accept }) => `${setup.alg} ${setup.profile} ${id} ${accept}`),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 16);
}
