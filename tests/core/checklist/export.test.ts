import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildChecklist,
  exportChecklist,
  markChecklist,
  untouched,
} from '../../../src/core/checklist/index.js';
import { decision, sample } from './fixtures.js';

describe('exportChecklist', () => {
  it.each(['markdown', 'adr', 'csv', 'json', 'html'] as const)(
    'writes %s as in the golden file',
    async (format) => {
      await expect(exportChecklist(sample, format)).toMatchFileSnapshot(`./golden/${format}.txt`);
    },
  );

  it('writes one task per open or finished item, and none for what is not applicable', () => {
    const lines = exportChecklist(sample, 'markdown').split('\n');
    expect(lines.filter((line) => line.startsWith('- [ ] '))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('- [x] '))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('- ~~'))).toHaveLength(1);
  });

  it('names every decision in one record when there are several', () => {
    const list = buildChecklist({
      decisions: [decision('api-key', {}, 'Partner API'), decision('cookie-session', {}, 'Dashboard')],
      findings: [],
    });
    const record = exportChecklist(list, 'adr');
    expect(record).toContain('# Credentials for Partner API, Dashboard');
    expect(record).toContain('Partner API: chosen option: “api-key”.');
    expect(record).toContain('Dashboard: chosen option: “cookie-session”.');
  });

  it('leaves out the headings of a decision record that would be empty', () => {
    const record = exportChecklist(buildChecklist({ decisions: [], findings: [] }), 'adr');
    expect(record).toContain('# Credentials for our API');
    expect(record).not.toContain('## Considered Options');
  });

  it('keeps whatever a person types on its own line of the Markdown, without any of its markup', () => {
    const list = buildChecklist({ decisions: [decision('api-key')], findings: [] });
    const lines = exportChecklist(list, 'markdown').split('\n').length;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (note) => {
        const marked = markChecklist(list, {
          'hashed-keys': { ...untouched, note: `x${note}` },
        });
        const text = exportChecklist(marked, 'markdown');
        const line = text.split('\n').find((one) => one.startsWith('  - Note: ')) ?? '';
        expect(text.split('\n')).toHaveLength(lines + 1);
        expect(line.replace(/\\[\\`*_{}[\]<>#|~&]/g, '')).not.toMatch(/[\\`*_{}[\]<>#|~&]/);
      }),
    );
  });

  it('never lets a cell of the CSV start like a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' ='), fc.string(), (start, rest) => {
        const list = buildChecklist({ decisions: [decision('api-key')], findings: [] });
        const marked = markChecklist(list, {
          'hashed-keys': { ...untouched, status: 'todo', reason: '', note: start + rest },
        });
        expect(exportChecklist(marked, 'csv')).toContain(`'${start}`);
      }),
    );
  });

  it('never lets what a person types become an element', () => {
    fc.assert(
      fc.property(fc.string(), (note) => {
        const marked = markChecklist(sample, {
          'revoke-first': {
            ...untouched,
            status: 'not-applicable',
            reason: `<img src=x onerror=${note}>`,
            note,
          },
        });
        const tags = exportChecklist(marked, 'html').match(/<[^>]*>/g) ?? [];
        expect(tags.join('')).toMatch(/^(<\/?(h1|h2|p|ul|li|strong|del|code|br|a)( href="[^"<>]*")?>)*$/);
      }),
    );
  });
});
