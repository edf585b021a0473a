import { describe, expect, it } from 'vitest';
import { catalogue, stages } from '../../src/core/checklist/index.js';
import { stageMoments } from '../../src/content/checklist/stages.js';
import { questions } from '../../src/content/decision/questions.js';
import { sourcesOfChecklist as sources } from '../../src/content/sources/pages/ofChecklist.js';

describe('the checklist’s items', () => {
  it.each(catalogue.map((item) => [item.id, item] as const))('%s cites sources we have', (_, item) => {
    expect(item.citations.map(({ source }) => source).filter((id) => !sources[id])).toEqual([]);
  });

  it.each(catalogue.map((item) => [item.id, item] as const))('%s asks for answers that exist', (_, item) => {
    const asked = item.appliesTo.flatMap(({ answers = [] }) => answers);
    const unknown = asked.filter(({ question, answers }) => {
      const known = questions.find(({ id }) => id === question)?.answers.map(({ id }) => id) ?? [];
      return answers.length === 0 || answers.some((answer) => !known.includes(answer));
    });
    expect(unknown).toEqual([]);
  });

  it('names the moment of every stage', () => {
    expect(Object.keys(stageMoments)).toEqual(stages);
  });
});
