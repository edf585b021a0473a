import { expect, test } from 'vitest';
import { sourceAddress } from '../../../src/core/shared/index.js';

const rfc = { url: 'https://www.rfc-editor.org/rfc/rfc7009' };
const sheet = {
  url: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  headings: { '2.7.3': '2.7.3 Revocation', 'Case 2': 'Case 2 - Any external address' },
};

test.each([
  ['of an RFC, by its number', rfc, '2.1', `${rfc.url}#section-2.1`],
  ['of several, the first', rfc, '2, 2.1', `${rfc.url}#section-2`],
  ['of an RFC, by its heading', rfc, 'Look-up secrets', `${rfc.url}#name-look-up-secrets`],
  ['of none, the source', rfc, undefined, rfc.url],
  [
    'of a draft, where its text stands',
    { url: 'https://datatracker.ietf.org/doc/draft-ietf-oauth-rfc8725bis/' },
    '3.11',
    'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-rfc8725bis#section-3.11',
  ],
  ['of a cheat sheet, by its heading', sheet, 'API Keys', `${sheet.url}#api-keys`],
  ['of a numbered heading, with its words', sheet, '2.7.3', `${sheet.url}#273-revocation`],
  ['of a heading that is cut short, all of it', sheet, 'Case 2', `${sheet.url}#case-2-any-external-address`],
  ['of a number without a heading, the sheet', sheet, '9.9', sheet.url],
  [
    'of a standard in several files, the file',
    { url: 'https://owasp.org/asvs/', parts: { '7.4': 'https://example.org/v7#v74' } },
    '7.4.1, 8.1.1',
    'https://example.org/v7#v74',
  ],
  ['of anybody else, their page', { url: 'https://example.org/page' }, '2.1', 'https://example.org/page'],
  [
    'of an address with a place in it, that place',
    { url: 'https://www.rfc-editor.org/rfc/rfc7009#page-3' },
    '2.1',
    'https://www.rfc-editor.org/rfc/rfc7009#page-3',
  ],
])('the address of a section is, %s', (_, source, section, address) => {
  expect(sourceAddress(source, section)).toBe(address);
});
