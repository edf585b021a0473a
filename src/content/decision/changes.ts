/** What a new version of the rules decides otherwise, in one sentence; `version` is that of the model it came with. */
export interface RuleChange {
  version: number;
  sentence: string;
}

export const ruleChanges: readonly RuleChange[] = [
  {
    version: 2,
    sentence:
      'Since then a session or token may be swapped for a JWT at the edge, an open question never makes a conflict, high stakes no longer exclude a key, and what needs an issuer is excluded where nobody runs one.',
  },
  {
    version: 3,
    sentence:
      'Since then, where nobody answered, a team that runs only its application checks credentials in one place, and customers’ servers are integrated by a few partners; a key for personal data or money comes with signed requests.',
  },
];
