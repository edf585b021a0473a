import { execFileSync } from 'node:child_process';

/**
 * What `npm test` samples by: the number of the commit, so that one run always tries the same, and the next commits try the
 * rest. Counted once a run: what starts later, after a commit even, looks for the same tests.
 */
export function turn() {
  return Number((process.env['SAMPLED_AT'] ??= commits()));
}

function commits() {
  try {
    return execFileSync('git', ['rev-list', '--count', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    // Unpacked from an archive.
    return '0';
  }
}
