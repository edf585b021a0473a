import { describe, expect, it } from 'vitest';
import { catalogue, exportChecklist, buildChecklist, stages } from '../../../src/core/checklist/index.js';

describe('the catalogue', () => {
  it('has unique ids, covers every stage and stands in the order of the stages', () => {
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
    expect(catalogue.length).toBeGreaterThanOrEqual(45);
    const order = catalogue.map(({ stage }) => stages.indexOf(stage));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(new Set(order).size).toBe(stages.length);
  });

  it.each(catalogue.map((item) => [item.id, item] as const))(
    '%s can be done, understood and verified',
    (id, item) => {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(item.action).toMatch(/^[A-Z][^\n]{10,130}[^.\s]$/);
      expect(item.why).toMatch(/^(?:[A-Z`]|https).*\.$/);
      expect(item.verify).toMatch(/^(?:Test|Review|Drill|Report|In |Dump|Change|The |`)/);
      expect(item.citations.length).toBeGreaterThan(0);
      expect(item.appliesTo.length).toBeGreaterThan(0);
      for (const text of [item.action, item.why, item.verify]) {
        expect(text).not.toMatch(/!(?!=)|\b(simply|just|powerful|easily)\b|\s{2}|'s\b/);
        expect(text.split('`').length % 2, 'backticks come in pairs').toBe(1);
      }
    },
  );

  it('never shows something that looks like a real credential', () => {
    const text = exportChecklist(buildChecklist({ decisions: [], findings: [] }), 'markdown');
    expect(text).not.toMatch(/eyJ[\w-]{8}|ghp_|sk_live_|AKIA|kot_demo_\w{8}/);
  });
});
