import { assume } from './assume.js';
import { choose, compile, isOpen, isSaid, leaves, type Choice } from './compile.js';
import { diagramOf, type Undecided } from './diagram.js';
import { NO_OUTCOME } from './judge.js';
import type { Answers, DecisionModel, QuestionId, QuestionShape } from './types.js';

/** Open questions some answer to which can still change the outcome, or the variant of it, for some answers to the other open ones. */
export function relevantQuestions(model: DecisionModel, answers: Answers): QuestionId[] {
  if (leaves(model, answers)) return [];
  const { questions } = compile(model);
  const asks = undecided(model, answers)?.asks ?? 0;
  const relevant = questions.filter(
    (question, index) => ((asks >> index) & 1) === 1 && isOpen(question, answers),
  );
  return [...openExit(model, answers), ...relevant.map(({ id }) => id)];
}

/** How many more questions can still change the outcome, at most, when only those that matter are asked, in order. */
export function questionsLeft(model: DecisionModel, answers: Answers): number {
  if (leaves(model, answers)) return 0;
  // The longest way passes by questions answered “not sure” as well, which nobody is asked again.
  const longest = openExit(model, answers).length + (undecided(model, answers)?.longest ?? 0);
  return Math.min(relevantQuestions(model, answers).length, longest);
}

/** What the answers leave to decide; null where every question is answered. */
function undecided(model: DecisionModel, answers: Answers): Undecided | null {
  const compiled = compile(model);
  // "Not sure" may yet count as something else, where that hangs on an open question.
  const openIds = compiled.questions.filter((each) => isOpen(each, answers)).map(({ id }) => id);
  const isUndecided = (question: QuestionShape): boolean =>
    openIds.includes(question.id) ||
    (!isSaid(question, answers) && (question.assumesBy ?? []).some((by) => openIds.includes(by.question)));
  const fixedBy = (choice: Choice): (number | null)[] =>
    compiled.questions.map((question, index) => (isUndecided(question) ? null : (choice[index] ?? 0)));
  const cautious = fixedBy(choose(compiled, answers));
  if (!cautious.includes(null)) return null;
  const left = diagramOf(model).given(cautious);
  if (left.only !== NO_OUTCOME) return left;
  // "Not sure" gives way before it makes a conflict.
  return diagramOf(model).given(fixedBy(assume(compiled, answers).choice));
}

/** The question that may end it all, while it is open. */
function openExit(model: DecisionModel, answers: Answers): QuestionId[] {
  const exit = model.questions.find(({ id }) => id === model.exit.question);
  return exit && isOpen(exit, answers) ? [exit.id] : [];
}
