import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32, toZip, utf8 } from '../../../src/core/shared/index.js';

describe('crc32', () => {
  test('is the IEEE check value of "123456789"', () => {
    expect(crc32(utf8('123456789')).toString(16)).toBe('cbf43926');
  });

  test('of nothing is zero, and is never negative', () => {
    expect(crc32(utf8(''))).toBe(0);
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(crc32(utf8(text))).toBeGreaterThanOrEqual(0);
        expect(crc32(utf8(text))).toBeLessThan(2 ** 32);
      }),
    );
  });

  test('tells apart any two texts that differ in one character', () => {
    const letter = fc.string({ minLength: 1, maxLength: 1 });
    fc.assert(
      fc.property(fc.string(), letter, letter, fc.string(), (before, one, other, after) => {
        fc.pre(one !== other);
        expect(crc32(utf8(before + one + after))).not.toBe(crc32(utf8(before + other + after)));
      }),
    );
  });
});

const files = [
  { name: '01-design.md', text: '# Design\n\n- [ ] Größe “€”\n' },
  { name: '02-größe.md', text: '' },
];

describe('a ZIP archive', () => {
  test('is the same bytes for the same files, and holds each as it is', () => {
    const zip = toZip(files);
    expect(zip).toEqual(toZip(files));
    const text = new TextDecoder().decode(zip);
    for (const file of files) expect(text).toContain(file.name + file.text);
  });

  test('has a directory that says where each file begins, and how long it is', () => {
    const zip = toZip(files);
    const view = new DataView(zip.buffer);
    const end = zip.length - 22;
    expect(view.getUint32(end, true)).toBe(0x06054b50);
    let entry = view.getUint32(end + 16, true);
    for (const { name, text } of files) {
      expect(view.getUint32(entry, true)).toBe(0x02014b50);
      const [crc, size] = [view.getUint32(entry + 16, true), view.getUint32(entry + 24, true)];
      const [nameLength, begins] = [view.getUint16(entry + 28, true), view.getUint32(entry + 42, true)];
      const data = begins + 30 + nameLength;
      expect(view.getUint32(begins, true)).toBe(0x04034b50);
      expect(new TextDecoder().decode(zip.slice(begins + 30, data))).toBe(name);
      expect(new TextDecoder().decode(zip.slice(data, data + size))).toBe(text);
      expect(crc).toBe(crc32(utf8(text)));
      entry += 46 + nameLength;
    }
    expect(entry).toBe(end);
  });

  const python = spawnSync('python3', ['--version']).status === 0;
  test.skipIf(!python)('is read by a program that nobody here wrote', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zip-'));
    const path = join(folder, 'list.zip');
    writeFileSync(path, toZip(files));
    const script =
      'import json,sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; ' +
      'print(json.dumps([{"name":n,"text":z.read(n).decode()} for n in z.namelist()]))';
    const read = spawnSync('python3', ['-c', script, path], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect([read.stderr, JSON.parse(read.stdout)]).toEqual(['', files]);
  });
});
