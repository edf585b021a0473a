import { testFiles } from '../../content/verifier/testFiles.js';
import { exportKit, type Kit } from '../../core/verifier/index.js';

export const WAYS = ['shell', 'vitest', 'pytest', 'go', 'json'] as const;
/** In which form the tokens leave the page. */
export type Way = (typeof WAYS)[number];

export interface KitFile {
  name: string;
  type: string;
  text: string;
}

export interface WayToSend {
  label: string;
  /** What to do with the files, and what comes of it. */
  says: string;
  /** What to type; nothing where that is up to the person. */
  command: string | null;
  files: readonly KitFile[];
}

export const WAY_LABELS: Readonly<Record<Way, string>> = {
  shell: 'curl',
  vitest: 'Vitest',
  pytest: 'pytest',
  go: 'Go',
  json: 'JSON',
};

const RUNNERS = { vitest: 'Vitest', pytest: 'pytest', go: 'Go' } as const;
const COMMANDS: Readonly<Record<Way, string | null>> = {
  shell: 'sh verifier-kit.sh http://localhost:3000/orders > results.txt',
  vitest: 'VERIFIER_URL=http://localhost:3000/orders npx vitest run verifierKit.test.ts',
  pytest: 'VERIFIER_URL=http://localhost:8000/orders pytest test_verifier_kit.py',
  go: 'VERIFIER_URL=http://localhost:8080/orders go test -count=1 verifierkit_test.go',
  json: null,
};

const TEST =
  'Put both files in one folder. The test passes or fails by itself, so there is nothing to paste. A failure says why the token deserves another answer.';
const SAYS: Readonly<Record<Way, string>> = {
  shell:
    'Needs curl and any POSIX shell. Choose a route of your API that needs a token and answers GET. Results go to results.txt, for step 3.',
  vitest: TEST,
  pytest: TEST,
  go: TEST,
  json: 'For a runner of your own: send each token, and print one line per case with its id and the status, such as “alg-none 401”. Paste those lines in step 3.',
};

/** The files of one way, and how they are used. */
export function filesFor(kit: Kit, way: Way): WayToSend {
  const json = { name: 'verifier-kit.json', type: 'application/json' };
  const about = { label: WAY_LABELS[way], says: SAYS[way], command: COMMANDS[way] };
  if (way === 'shell') {
    const script = { name: 'verifier-kit.sh', type: 'text/x-shellscript', text: exportKit(kit, 'shell') };
    return { ...about, files: [script] };
  }
  const kitFile = { ...json, text: exportKit(kit, 'json') };
  if (way === 'json') return { ...about, files: [kitFile] };
  const test = testFiles.find(({ runner }) => runner === RUNNERS[way]);
  const testFile = test ? [{ name: test.name, type: 'text/plain', text: test.code }] : [];
  return { ...about, files: [...testFile, kitFile] };
}

export function keySetFile({ jwks }: Kit): KitFile {
  return { name: 'jwks.json', type: 'application/jwk-set+json', text: `${JSON.stringify(jwks, null, 2)}\n` };
}
