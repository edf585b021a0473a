import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildChecklist,
  exportChecklist,
  importChecklist,
  markChecklist,
  type ImportErrorCode,
  untouched,
} from '../../../src/core/checklist/index.js';
import { decision, sample, words } from './fixtures.js';

const codes: ImportErrorCode[] = ['too-large', 'not-json', 'not-a-checklist', 'other-version', 'damaged'];

function code(text: string): string {
  const result = importChecklist(text);
  return result.ok ? 'ok' : result.code;
}

/** The sample’s file with something in it changed. */
function changed(change: (file: Record<string, unknown>) => void): string {
  const file = JSON.parse(exportChecklist(sample, 'json')) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
}

describe('importChecklist', () => {
  it('reads back exactly what was exported', () => {
    expect(importChecklist(exportChecklist(sample, 'json'))).toEqual({ ok: true, value: sample });
  });

  it('reads back any list with any notes', () => {
    const list = buildChecklist({
      decisions: [decision('key-to-jwt', { stakes: 'high' })],
      findings: ['no-limits'],
      words,
    });
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (note, reason) => {
        fc.pre(reason.trim() !== '');
        const marked = markChecklist(list, {
          'hashed-keys': { ...untouched, status: 'not-applicable', reason, note },
        });
        expect(importChecklist(exportChecklist(marked, 'json'))).toEqual({ ok: true, value: marked });
      }),
    );
  });

  it.each<[ImportErrorCode, string]>([
    ['not-json', ''],
    ['not-json', exportChecklist(sample, 'json').slice(0, -10)],
    ['not-json', '# Credential checklist'],
    ['not-a-checklist', 'null'],
    ['not-a-checklist', '[]'],
    ['not-a-checklist', '{"format":"something/else","version":1}'],
    ['other-version', changed((file) => (file['version'] = 2))],
    ['damaged', changed((file) => delete file['items'])],
    ['damaged', changed((file) => (file['items'] = [{}]))],
    ['damaged', changed((file) => (file['items'] = [sample.items[0], sample.items[0]]))],
    ['damaged', changed((file) => (file['items'] = [{ ...sample.items[0], stage: 'lunch' }]))],
    [
      'damaged',
      changed((file) => {
        const sources = [{ title: 'x', section: '', url: 'javascript:alert(1)', status: '' }];
        file['items'] = [{ ...sample.items[0], sources }];
      }),
    ],
    ['damaged', changed((file) => (file['items'] = [{ ...sample.items[0], due: '2026-02-30' }]))],
    ['damaged', changed((file) => (file['items'] = [{ ...sample.items[0], due: '2026-13-01' }]))],
    [
      'damaged',
      changed((file) => (file['items'] = [{ ...sample.items[0], status: 'not-applicable', reason: ' ' }])),
    ],
    [
      'damaged',
      changed((file) => {
        const sources = [{ title: 'x', section: '', url: 'https://a.example/\u202e', status: '' }];
        file['items'] = [{ ...sample.items[0], sources }];
      }),
    ],
    ['too-large', ' '.repeat(2_000_001)],
  ])('refuses with %s and one plain sentence', (expected, text) => {
    const result = importChecklist(text);
    expect(result).toMatchObject({ ok: false, code: expected });
    expect(result.ok ? '' : result.message).toMatch(/^[A-Z].*\.$/);
  });

  it('refuses junk with a known code and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(codes).toContain(code(text));
      }),
    );
  });

  it('never throws on a file with one value replaced by junk', () => {
    const text = exportChecklist(sample, 'json');
    const values = [...text.matchAll(/"(?:[^"\\]|\\.)*"|\[\]/g)];
    fc.assert(
      fc.property(fc.nat(values.length - 1), fc.json(), (index, junk) => {
        const value = values[index];
        const at = value?.index ?? 0;
        const edited = text.slice(0, at) + junk + text.slice(at + (value?.[0].length ?? 0));
        expect(['ok', ...codes]).toContain(code(edited));
      }),
    );
  });

  it('lets no character through, in any of its texts, that a reader cannot see', () => {
    const text = exportChecklist(sample, 'json');
    const values = [...text.matchAll(/: "((?:[^"\\]|\\.)*)"/g)];
    fc.assert(
      fc.property(
        fc.nat(values.length - 1),
        fc.constantFrom(
          '\\u0000',
          '\\u001b',
          '\\u0085',
          '\\u202e',
          '\\u2066',
          '\\u200b',
          '\\ufeff',
          '\\ud800',
        ),
        (index, unseen) => {
          const value = values[index];
          const at = (value?.index ?? 0) + 3;
          const result = importChecklist(`${text.slice(0, at)}${unseen}${text.slice(at)}`);
          const read = result.ok
            ? exportChecklist(result.value, 'markdown') +
              // A table begins with the mark that has Excel read it as UTF-8.
              exportChecklist(result.value, 'csv').slice(1)
            : '';
          expect(read).not.toMatch(/(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}]/u);
        },
      ),
    );
  });

  it('takes no prototype from a file', () => {
    const text = exportChecklist(sample, 'json').replace('"caller"', '"__proto__"');
    const result = importChecklist(text);
    expect(result.ok && Object.getPrototypeOf(result.value.decisions[0]?.answers)).toBe(Object.prototype);
  });
});
