import python from './tests/test_verifier_kit.py?raw';
import typescript from './tests/verifierKit.test.ts?raw';
import go from './tests/verifierkit_test.go?raw';

/** A ready test file, which reads `verifier-kit.json` beside it. */
export interface TestFile {
  runner: 'Vitest' | 'pytest' | 'Go';
  name: string;
  code: string;
}

export const testFiles: readonly TestFile[] = [
  { runner: 'Vitest', name: 'verifierKit.test.ts', code: typescript },
  { runner: 'pytest', name: 'test_verifier_kit.py', code: python },
  { runner: 'Go', name: 'verifierkit_test.go', code: go },
];
