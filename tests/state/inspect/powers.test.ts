import { expect, test } from 'vitest';
import { powersOf } from '../../../src/state/inspect/shown/what.js';
import { GOOD, hmacToken, only, type Json } from '../../core/inspector/make.js';

const PLACES: [where: string, claims: Json][] = [
  ['a list of scopes in one text', { scope: 'orders:read admin' }],
  ['scp', { scp: ['admin'] }],
  ['roles', { roles: ['reader', 'admin'] }],
  ['groups', { groups: ['admin'] }],
  ['permissions', { permissions: ['admin'] }],
  ['authorities', { authorities: ['admin'] }],
  ['the groups of Cognito', { 'cognito:groups': ['admin'] }],
  ['the realm roles of Keycloak', { realm_access: { roles: ['admin'] } }],
  ['its client roles', { resource_access: { shop: { roles: ['admin'] } } }],
  ['a claim with an address for a name', { 'https://app.example/roles': ['admin'] }],
  ['an object of claims', { 'https://app.example/claims': { 'x-allowed-roles': ['reader', 'admin'] } }],
  ['what the application keeps', { app_metadata: { role: 'admin' } }],
];

test.each(PLACES)('a power in %s is told to whoever reads it, and is a finding', async (_, claims) => {
  const found = await only(await hmacToken({ claims: { ...GOOD, ...claims } }));
  expect(powersOf(found)).toContain('admin');
  expect(found.findings.map(({ id }) => id)).toContain('powerful-scope');
});

test.each([{ groupsize: 'admin' }, { payroll: 'admin' }, { note: { text: 'admin' } }])(
  'a word in %o is no power',
  async (claims) => {
    const found = await only(await hmacToken({ claims: { ...GOOD, ...claims } }));
    expect(powersOf(found)).toEqual(['orders:read']);
  },
);
