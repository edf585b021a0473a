import { segment, type Forge } from '../forge/forge.js';
import type { CaseRule } from './rule.js';

const SECOND_SPELLING = 'A second spelling of the same token slips past a list of token hashes.';
const MISREAD = 'A program that reads the token after the verifier may see another one.';

/** A payload segment that is changed before it is signed, so that only its form is wrong. */
const respelled =
  (respell: (payload: string) => string, claims: object = {}) =>
  (forge: Forge): Promise<string> =>
    forge.signAsIs(segment(forge.header), respell(unevenPayload(forge, claims)));

/** Not a multiple of three bytes, so that its last character has bits to spare and padding could follow it. */
function unevenPayload(forge: Forge, claims: object): string {
  for (let filler = ''; ; filler += '.') {
    const payload = segment({ ...forge.claims, ...claims, filler });
    if (payload.length % 4 === 2) return payload;
  }
}

/** The last character with one of the bits set that belong to no byte. */
function withSpareBit(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.slice(0, -1) + (alphabet[alphabet.indexOf(text.slice(-1)) | 1] ?? '');
}

const padded = (text: string): string => text + '='.repeat((4 - (text.length % 4)) % 4);

async function flattened({
  good,
}: Forge): Promise<{ protected: string; payload: string; signature: string }> {
  const [head, payload, signature] = await good();
  return { protected: head, payload, signature };
}

export const form: readonly CaseRule[] = [
  {
    id: 'trailing-dot',
    title: 'A dot after the signature',
    accept: false,
    severity: 'note',
    why: 'A compact JWS has three parts.',
    ifWrong: SECOND_SPELLING,
    source: 'rfc7515',
    section: '7.1',
    make: async ({ good }) => `${(await good()).join('.')}.`,
  },
  {
    id: 'leading-dot',
    title: 'A dot before the header',
    accept: false,
    severity: 'note',
    why: 'A compact JWS has three parts.',
    ifWrong: SECOND_SPELLING,
    source: 'rfc7515',
    section: '7.1',
    make: async ({ good }) => `.${(await good()).join('.')}`,
  },
  {
    id: 'four-segments',
    title: 'A fourth segment',
    accept: false,
    severity: 'risk',
    why: 'A compact JWS has three parts.',
    ifWrong: MISREAD,
    source: 'rfc7515',
    section: '7.1',
    make: async ({ good, tampered }) => `${(await good()).join('.')}.${tampered()}`,
  },
  {
    id: 'space-in-payload',
    title: 'A space within the payload',
    accept: false,
    severity: 'note',
    why: 'A JWS is base64url without line breaks, white space or other characters.',
    ifWrong: SECOND_SPELLING,
    source: 'rfc7515',
    section: '2',
    make: respelled((payload) => `${payload.slice(0, 8)} ${payload.slice(8)}`),
  },
  {
    id: 'space-in-signature',
    title: 'A space within the signature',
    accept: false,
    severity: 'note',
    why: 'A JWS is base64url without line breaks, white space or other characters.',
    ifWrong: SECOND_SPELLING,
    source: 'rfc7515',
    section: '2',
    make: async ({ good }) => {
      const [head, payload, signature] = await good();
      return `${head}.${payload}.${signature.slice(0, 8)} ${signature.slice(8)}`;
    },
  },
  {
    id: 'foreign-character',
    title: 'A character within the signature that is none of base64url',
    accept: false,
    severity: 'note',
    why: 'A JWS is base64url without line breaks, white space or other characters.',
    ifWrong: SECOND_SPELLING,
    source: 'rfc7515',
    section: '2',
    make: async ({ good }) => {
      const [head, payload, signature] = await good();
      return `${head}.${payload}.${signature.slice(0, 8)}!${signature.slice(8)}`;
    },
  },
  {
    id: 'padded-payload',
    title: 'Padding after the payload',
    accept: false,
    severity: 'note',
    why: 'A JWS is base64url with all trailing `=` left out.',
    ifWrong: SECOND_SPELLING,
    source: 'rfc7515',
    section: '2',
    make: respelled(padded),
  },
  {
    id: 'padded-signature',
    title: 'Padding after the signature',
    accept: false,
    severity: 'note',
    why: 'A JWS is base64url with all trailing `=` left out.',
    ifWrong: SECOND_SPELLING,
    source: 'rfc7515',
    section: '2',
    make: async ({ good }) => {
      const [head, payload, signature] = await good();
      return `${head}.${payload}.${padded(signature)}`;
    },
  },
  {
    id: 'standard-base64',
    title: '`+` and `/` in the payload',
    accept: false,
    severity: 'note',
    why: 'The alphabet is that of base64url, with `-` and `_`.',
    ifWrong: SECOND_SPELLING,
    source: 'rfc7515',
    section: '2',
    make: respelled((payload) => payload.replaceAll('-', '+').replaceAll('_', '/'), {
      note: '???>>>???>>>???>>>',
    }),
  },
  {
    id: 'json-flattened',
    title: 'The JSON serialization, with one signature',
    accept: false,
    severity: 'risk',
    why: 'A JWT is always in a compact serialization.',
    ifWrong: MISREAD,
    source: 'rfc7519',
    section: '1',
    make: async (forge) => JSON.stringify(await flattened(forge)),
  },
  {
    id: 'json-general',
    title: 'The JSON serialization, with a list of signatures',
    accept: false,
    severity: 'risk',
    why: 'A JWT is always in a compact serialization.',
    ifWrong: MISREAD,
    source: 'rfc7519',
    section: '1',
    make: async (forge) => {
      const { payload, ...signature } = await flattened(forge);
      return JSON.stringify({ payload, signatures: [signature] });
    },
  },
  {
    id: 'json-confusion',
    title: 'JSON that is good as it is, and another token when it is split at its dots',
    accept: false,
    severity: 'harm',
    why: 'Content with braces and quotation marks is not a JWT and must be refused.',
    ifWrong: 'One part of the program checks the good payload, and another uses the forged one.',
    source: 'rfc8725bis',
    section: '3.14',
    make: async (forge) =>
      JSON.stringify({ header: { split: `.${forge.tampered()}.` }, ...(await flattened(forge)) }),
  },
  {
    id: 'spare-bits-payload',
    title: 'Spare bits set at the end of the payload',
    accept: 'either',
    severity: 'note',
    why: 'Encoders must leave them zero; decoders may refuse them otherwise.',
    ifWrong: 'Nothing: both answers are honest. Do not name tokens by their hash.',
    source: 'rfc4648',
    section: '3.5',
    make: respelled(withSpareBit),
  },
  {
    id: 'spare-bits-signature',
    title: 'Spare bits set at the end of the signature',
    accept: 'either',
    severity: 'note',
    why: 'Encoders must leave them zero; decoders may refuse them otherwise.',
    ifWrong: 'Nothing: both answers are honest. Do not name tokens by their hash.',
    source: 'rfc4648',
    section: '3.5',
    make: async ({ good }) => {
      const [head, payload, signature] = await good();
      return `${head}.${payload}.${withSpareBit(signature)}`;
    },
  },
];
