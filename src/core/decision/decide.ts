import { assume, yieldTo } from './assume.js';
import { closestTo } from './closest.js';
import { choose, compile, isMet, isOpen, isSaid, leaves, type Choice, type Compiled } from './compile.js';
import { judge, NO_OUTCOME, outcomeName, resultOn, ruledOutBy, winnerOf, type Standing } from './judge.js';
import { relevantQuestions } from './relevantQuestions.js';
import type {
  Advice,
  AnswerId,
  Answers,
  Condition,
  DecisionModel,
  OutcomeId,
  QuestionId,
  Result,
  Veto,
  Weight,
} from './types.js';

/** The outcome alone: what `decide` would recommend. */
export function outcomeOf(model: DecisionModel, answers: Answers): OutcomeId {
  return resultOf(model, answers).outcome;
}

/** The outcome with its variant, and nothing of why. */
export function resultOf(model: DecisionModel, answers: Answers): Result {
  if (leaves(model, answers)) return { outcome: model.exit.outcome };
  const compiled = compile(model);
  const { choice, standing } = assume(compiled, answers);
  return resultOn(compiled, standing.winner, choice);
}

/**
 * Whether anything was said that advice could rest on, “not sure” included: before that, all of it would be assumed.
 * That calls come in, as nearly all do, says nothing yet.
 */
export function isBegun(model: DecisionModel, answers: Answers): boolean {
  const { questions } = compile(model);
  return leaves(model, answers) || questions.some((question) => !isOpen(question, answers));
}

/** The answer each question counts as: what was said, and else what `decide` assumes. */
export function countsAs(model: DecisionModel, answers: Answers): Record<QuestionId, AnswerId> {
  const compiled = compile(model);
  return counted(compiled, assume(compiled, answers).choice, answers);
}

function counted(
  { model, questions }: Compiled,
  choice: Choice,
  answers: Answers,
): Record<QuestionId, AnswerId> {
  const entries = model.questions.map((question): [QuestionId, AnswerId] => {
    // The question that may end it all is none that rules look at.
    if (question.id === model.exit.question)
      return [question.id, (isSaid(question, answers) && answers[question.id]) || question.assumes];
    return [question.id, question.answers[choice[questions.indexOf(question)] ?? 0] ?? question.assumes];
  });
  return Object.fromEntries(entries) as Record<QuestionId, AnswerId>;
}

/**
 * What the answers lead to, and why. Total: any answers, unknown ids among them, get advice.
 *
 * ```ts
 * import { decisionModel } from '../../content/decision/index.js';
 *
 * const advice = decide(decisionModel, { caller: 'person', home: 'browser' });
 * advice.outcome; // 'cookie-session'
 * advice.reasons.map(({ question }) => question).includes('home'); // true
 * advice.assumed.includes('home'); // false: it was answered
 * ```
 */
export function decide(model: DecisionModel, answers: Answers): Advice {
  if (leaves(model, answers)) return farewell(model, answers);
  const compiled = compile(model);
  const { choice, standing } = assume(compiled, answers);
  const result = resultOn(compiled, standing.winner, choice);
  const { outcome } = result;
  const said = counted(compiled, choice, answers);
  const open = assumed(model, answers);
  const met = (conditions: readonly Condition[]): boolean =>
    conditions.every(({ question, answers: accepted }) => accepted.includes(said[question]));
  // Only what was said can conflict: an assumed answer is nobody's wish.
  const isWished = ({ question, answers: wished }: Condition): boolean =>
    wished.includes(answers[question] ?? '');
  const concerns = ({ outcomes }: { outcomes: readonly OutcomeId[] }): boolean => outcomes.includes(outcome);
  return {
    ...result,
    ...contest(compiled, standing),
    closest: outcome === 'none' ? closestTo(compiled, answers) : [],
    ...grounds(compiled, choice, outcome, open),
    flips: flips(compiled, answers, result),
    tensions: model.tensions.filter(({ when }) => when.every(isWished)).map(({ id }) => id),
    companions: model.companions.filter((each) => concerns(each) && met(each.when)).map(({ id }) => id),
    assumed: open,
    counted: Object.fromEntries(open.map((id) => [id, said[id]])),
    relevant: relevantQuestions(model, answers),
  };
}

/** Advice for the answer that leaves the wizard: nothing else is asked. */
function farewell(model: DecisionModel, answers: Answers): Advice {
  const compiled = compile(model);
  return {
    outcome: model.exit.outcome,
    margin: 'only',
    runnersUp: [],
    closest: [],
    ruledOut: [],
    reasons: [],
    flips: flips(compiled, answers, { outcome: model.exit.outcome }).filter(
      ({ question }) => question === model.exit.question,
    ),
    tensions: [],
    companions: [],
    assumed: [],
    relevant: [],
  };
}

/** Behind by no more than this, another outcome is within reach: about what one other answer may bring. */
const WITHIN_REACH = 2;

/** Who else was in it, best first, and by how much the winner is ahead. */
function contest(
  compiled: Compiled,
  { ruledOut, scores, winner }: Standing,
): Pick<Advice, 'margin' | 'runnersUp'> {
  const rivals = Array.from(scores)
    .map((score, index) => ({ score, index }))
    .filter(({ index }) => index !== winner && ((ruledOut >> index) & 1) === 0)
    .sort((a, b) => b.score - a.score);
  const [second] = rivals;
  if (!second) return { margin: 'only', runnersUp: [] };
  const behind = (score: number): number => (scores[winner] ?? 0) - score;
  const ahead = behind(second.score);
  return {
    margin: ahead === 0 ? 'tie' : ahead === 1 ? 'close' : 'clear',
    runnersUp: rivals
      .filter(({ score }) => behind(score) <= WITHIN_REACH)
      .slice(0, 2)
      .map(({ index }) => outcomeName(compiled, index)),
  };
}

/** The rules that hold: those that speak for the outcome, and those that rule others out. */
function grounds(
  { vetoes, weights }: Compiled,
  choice: Choice,
  outcome: OutcomeId,
  open: readonly QuestionId[],
): Pick<Advice, 'reasons' | 'ruledOut' | 'weighed'> {
  const holding = weights.filter(({ when }) => isMet(when, choice));
  const speaking = holding.filter(({ rule }) => rule.outcome === outcome && rule.points > 0);
  const excluding = vetoes.filter(({ when }) => when.every((test) => isMet(test, choice)));
  // A rule that needs one answer nobody gave rests on that, whatever else was said.
  const restsOn = ({ when: [first, second] }: Veto | Weight): QuestionId =>
    second && open.includes(second.question) ? second.question : first.question;
  return {
    reasons: speaking.map((weight) => ({ rule: weight.rule.id, question: restsOn(weight.rule) })),
    ruledOut: excluding.flatMap(({ rule }) => {
      const assuming = rule.when.map(({ question }) => question).filter((id) => open.includes(id));
      return rule.rulesOut.map((out) => ({
        outcome: out,
        rule: rule.id,
        question: restsOn(rule),
        ...(assuming.length > 0 && { assuming }),
      }));
    }),
    weighed: holding.map(({ rule }) => ({
      outcome: rule.outcome,
      rule: rule.id,
      question: rule.when[0].question,
      points: rule.points,
    })),
  };
}

/** Every single answer that would change the outcome or its variant; open questions first, since theirs are the likely ones. */
function flips(compiled: Compiled, answers: Answers, result: Result): Advice['flips'] {
  const { model, points, questions } = compiled;
  const leaving = leaves(model, answers);
  const uncertain = leaving ? [] : assumed(model, answers);
  const open = questions.flatMap((question, index) => (isSaid(question, answers) ? [] : [index]));
  // What is assumed counts as the cautious answer here: it gives way anew for each answer that is tried.
  const choice = choose(compiled, answers);
  const { scores } = judge(compiled, choice);

  /** `question` and `after` are positions; the question that may end it all has none. */
  function becomesWith(question: number, after: number): Result {
    const before = choice[question] ?? 0;
    // Weights look at one question each, so one answer moves the scores by what it adds in place of the other.
    const [less = [], more = []] = [points[question]?.[before], points[question]?.[after]];
    const moved = scores.map((score, each) => score - (less[each] ?? 0) + (more[each] ?? 0));
    choice[question] = after;
    const winner = winnerOf(ruledOutBy(compiled, choice), moved);
    const found = winner === NO_OUTCOME ? afterYielding(question) : resultOn(compiled, winner, choice);
    choice[question] = before;
    return found;
  }

  function afterYielding(question: number): Result {
    const others = open.filter((index) => index !== question);
    const yielded = choice.slice();
    const winner = yieldTo(compiled, yielded, others) ? judge(compiled, yielded).winner : NO_OUTCOME;
    return resultOn(compiled, winner, yielded);
  }

  return model.questions
    .toSorted((a, b) => Number(uncertain.includes(b.id)) - Number(uncertain.includes(a.id)))
    .flatMap((question) => {
      const position = questions.indexOf(question);
      const isExit = question.id === model.exit.question;
      // What others count as may hang on it.
      const binds = questions.some(({ assumesBy }) => assumesBy?.some((by) => by.question === question.id));
      return question.answers.flatMap((answer, after) => {
        if (answer === answers[question.id]) return [];
        const leads = isExit ? answer === model.exit.answer : leaving;
        if (isExit && !leads && !leaving) return [];
        const { outcome: becomes, variant } = leads
          ? { outcome: model.exit.outcome }
          : binds
            ? resultOf(model, { ...answers, [question.id]: answer })
            : becomesWith(position, after);
        if (becomes === result.outcome && variant === result.variant) return [];
        return [{ question: question.id, answer, becomes, ...(variant !== undefined && { variant }) }];
      });
    });
}

function assumed(model: DecisionModel, answers: Answers): QuestionId[] {
  return model.questions
    .filter((question) => isOpen(question, answers) || answers[question.id] === 'unsure')
    .map(({ id }) => id);
}
