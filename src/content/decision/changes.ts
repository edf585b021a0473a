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
];
