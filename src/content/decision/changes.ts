/** What a new version of the rules decides otherwise, in one sentence; `version` is that of the model it came with. */
export interface RuleChange {
  version: number;
  sentence: string;
}

/** The first version changed nothing. */
export const ruleChanges: readonly RuleChange[] = [];
