import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildChecklist,
  exportChecklist,
  markChecklist,
  stages,
  toStageFiles,
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

  it('writes the short Markdown as in the golden file', async () => {
    await expect(exportChecklist(sample, 'markdown', { short: true })).toMatchFileSnapshot(
      './golden/markdown-short.txt',
    );
  });

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
    expect(record).toContain('# Credentials for Partner API and Dashboard');
    expect(record).toContain('\n## Partner API\n');
    expect(record).toContain('Chosen option: “cookie-session”.');
  });

  it('leaves out the headings of a decision record that would be empty', () => {
    const record = exportChecklist(buildChecklist({ decisions: [], findings: [] }), 'adr');
    expect(record).toContain('# Credentials for our API');
    expect(record).not.toContain('## Considered Options');
  });

  it('keeps the lines of what a person types, inside its item and without any of its markup', () => {
    const list = buildChecklist({ decisions: [decision('api-key')], findings: [] });
    const lines = exportChecklist(list, 'markdown').split('\n').length;
    const line = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (typed) => {
        const note = typed.map((text) => `x${text.replace(/[\r\n\v\f\u0085\u2028\u2029]/g, '')}`);
        const marked = markChecklist(list, { 'hashed-keys': { ...untouched, note: note.join('\n\n') } });
        const text = exportChecklist(marked, 'markdown').split('\n');
        expect(text).toHaveLength(lines + note.length);
        const first = text.findIndex((one) => one.startsWith('  - Note: x'));
        const block = text.slice(first, first + note.length);
        for (const [index, one] of block.entries()) {
          expect(one.endsWith('\\')).toBe(index < block.length - 1 || /\\\\$/.test(one));
          if (index > 0) expect(one).toMatch(/^ {4}x/);
          const unescaped = one.replace(/\\[\\`*_{}[\]<>#|~&]/g, '').replace(/\\$/, '');
          expect(unescaped).not.toMatch(/[\\`*_{}[\]<>#|~&]/);
        }
      }),
    );
  });

  it('has a short form: what to do and how to tell that it is done, item by item', () => {
    const lines = exportChecklist(sample, 'markdown', { short: true }).split('\n');
    const items = lines.filter((line) => /^ *- /.test(line));
    expect(items).toHaveLength(2 * sample.items.length);
    expect(items.filter((_, index) => index % 2 === 1).every((line) => line.startsWith('  - Verify: '))).toBe(
      true,
    );
  });

  it.each([true, false])('comes as a file a stage as well, with the same lines (short: %s)', (short) => {
    const list = buildChecklist({ decisions: [decision('api-key')], findings: [] });
    const files = toStageFiles(list, { short });
    expect(files.map(({ name }) => name)).toEqual([
      ...new Set(
        list.items.map(({ stage }) => `${String(stages.indexOf(stage) + 1).padStart(2, '0')}-${stage}.md`),
      ),
    ]);
    const linesOf = (texts: string[]) =>
      texts.flatMap((text) => text.split('\n')).filter((one) => /^ *- /.test(one));
    expect(linesOf(files.map(({ text }) => text))).toEqual(
      linesOf([exportChecklist(list, 'markdown', { short })]),
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
