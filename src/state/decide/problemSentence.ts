import { ruleChanges } from '../../content/decision/changes.js';
import { decisionModel } from '../../content/decision/model.js';
import { findQuestion, type LinkProblem } from './link.js';

/** What a link that was cut, edited or made with other rules says, in sentences. */
export function problemSentences(problems: readonly LinkProblem[]): { damage: string[]; notes: string[] } {
  const [notes, damage] = [true, false].map((isNote) =>
    problems.filter(({ code }) => (code === 'other-rules') === isNote).map(sentence),
  );
  return { damage: damage ?? [], notes: notes ?? [] };
}

function sentence(problem: LinkProblem): string {
  if (problem.code === 'other-rules') return otherRules(Number(problem.name));
  if (problem.code === 'unknown-answer') {
    const question = findQuestion(problem.question)?.short ?? problem.question;
    return `This link has an unknown answer to “${question}”; it counts as unanswered.`;
  }
  const name = problem.name.length > 30 ? `${problem.name.slice(0, 30)}…` : problem.name;
  return `This link names a question we do not ask, “${name}”; it is ignored.`;
}

function otherRules(version: number): string {
  const ours = decisionModel.version;
  if (!Number.isInteger(version) || version < 1) return 'This link names no version of our rules.';
  if (version > ours) {
    return `This link was made with newer rules, version ${version}; this page has version ${ours}. Reload to get them: the outcome may differ.`;
  }
  const since = ruleChanges.filter((change) => change.version > version).map((change) => change.sentence);
  return [
    `This link was made with version ${version} of our rules; version ${ours} now applies.`,
    ...since,
  ].join(' ');
}
