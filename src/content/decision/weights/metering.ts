import { when } from './row.js';

export const metering = [
  ...when('metering', 'main', [
    [
      'metering-key',
      'api-key',
      3,
      'Quota and usage are counted per customer, found by the key.',
      'S08',
      'owasp-rest',
      'S28',
    ],
    [
      'metering-swap',
      'key-to-jwt',
      3,
      'Usage of the tokens rolls up to the key they were swapped for.',
      'S43',
      'S52',
    ],
  ]),
  ...when('metering', 'some', [
    ['usage-key', 'api-key', 1, 'A key shows who uses what.', 'S08', 'S38'],
    ['usage-swap', 'key-to-jwt', 1, 'A key shows who uses what.', 'S08', 'S38'],
  ]),
];
