import type { AnswerId, Answers, QuestionId } from '../../core/decision/index.js';
import { decisionModel } from '../../content/decision/model.js';
import { questions, type Question } from '../../content/decision/questions.js';
import { formatRoute } from '../shell/route.js';

/** What a link says that we cannot use, or use otherwise than it was meant; an answer like that counts as not given. */
export type LinkProblem =
  | { code: 'unknown-question'; name: string }
  | { code: 'unknown-answer'; question: QuestionId; name: string }
  | { code: 'other-rules'; name: string };

/** The parameter of a result's link that says which version of the rules came to it. */
const RULES = 'rules';

export interface DecisionLink {
  answers: Answers;
  problems: LinkProblem[];
}

const ruleVersion = String(decisionModel.version);

/** Every question but `direction` takes this beside its own answers. */
export const UNSURE: AnswerId = 'unsure';

const byId = new Map<string, Question>(questions.map((question) => [question.id, question]));

export function findQuestion(id: string): Question | undefined {
  return byId.get(id);
}

export function takesUnsure(question: Question): boolean {
  return question.id !== 'direction';
}

/** Reads a link's parameters; what is not ours is reported and left out, the rest is kept. */
export function readAnswers(query: Readonly<Record<string, string>>): DecisionLink {
  const said = new Map<QuestionId, AnswerId>();
  const problems: LinkProblem[] = [];
  for (const [name, value] of Object.entries(query)) {
    const question = findQuestion(name);
    if (name === RULES) {
      if (value !== ruleVersion) problems.push({ code: 'other-rules', name: value });
    } else if (!question) problems.push({ code: 'unknown-question', name });
    else if (isAnswer(question, value)) said.set(question.id, value);
    else problems.push({ code: 'unknown-answer', question: question.id, name: value });
  }
  return { answers: inOrder(said), problems };
}

/** The parameters of a link, in the order of the questions, so that equal answers make equal links. */
export function writeAnswers(answers: Answers): Record<string, string> {
  return { ...inOrder(new Map(Object.entries(answers) as [QuestionId, AnswerId][])) };
}

/** Equal answers make equal text. */
export function textOf(answers: Answers): string {
  return new URLSearchParams(writeAnswers(answers)).toString();
}

/** As `writeAnswers`, and the rules that the result was found by. */
export function writeResult(answers: Answers): Record<string, string> {
  return { ...writeAnswers(answers), [RULES]: ruleVersion };
}

/** The fragment of a result. */
export function resultAddress(answers: Answers): string {
  return formatRoute(['decide', 'result'], writeResult(answers));
}

/** The answers with one of them changed; null takes it back. */
export function withAnswer(answers: Answers, question: QuestionId, answer: AnswerId | null): Answers {
  const said = new Map(Object.entries(answers) as [QuestionId, AnswerId][]);
  if (answer === null) said.delete(question);
  else said.set(question, answer);
  return inOrder(said);
}

function isAnswer(question: Question, value: string): boolean {
  return (value === UNSURE && takesUnsure(question)) || question.answers.some(({ id }) => id === value);
}

function inOrder(said: ReadonlyMap<QuestionId, AnswerId>): Answers {
  const answers: Answers = {};
  for (const { id } of questions) {
    const answer = said.get(id);
    if (answer !== undefined) answers[id] = answer;
  }
  return answers;
}
