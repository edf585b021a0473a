import { storiesOf } from '../../content/incident/stories.js';
import { planFor, type Answers, type LeakedCredential, type QuestionId } from '../../core/incident/index.js';

/** The story of the Lab that shows such a leak, in words that fit what was said of it. */
export function storyOfLeak(kind: LeakedCredential | null, answers: Answers): string {
  const { asks } = planFor(kind, answers);
  // What is not asked of this kind acts on nothing.
  const said = (question: string): string | number | undefined =>
    asks.some((each) => each === question) ? answers[question as QuestionId] : undefined;
  const told = storiesOf[kind ?? 'unknown'].find(({ when }) => {
    if (!when) return true;
    const [question, ...these] = when;
    return these.some((answer) => answer === said(question));
  });
  return told?.story ?? 'leaked-credential';
}
