import type { Action } from './action.js';
import { faultNames, leftOut, mintedFor, type Minted } from './standIns.js';

/**
 * What was done, as a test for Vitest: it mints credentials of its own in place of those that were ended, so that it names
 * no bytes and needs no server. What each call came to, Vitest writes into it when it is first run.
 */
export function testOf(actions: readonly Action[]): string {
  const { minted, nameOf } = mintedFor(actions);
  const [{ name: first }] = minted;
  const faultOf = faultNames(actions);
  const steps = actions.flatMap((action) => {
    const about = nameOf(action);
    const without = leftOut(action, faultOf(action));
    if (without !== null) return [`// ${without}`];
    return [stepOf(action, about, faultOf(action)), `statuses.push(await call(${about ?? first}));`];
  });
  return `import { createPracticeApi } from 'key-or-token';
import { expect, test } from 'vitest';

test('what calls come to', async () => {
  const api = createPracticeApi({ clock: 'manual', seed: 7 });
${minted.some(({ kind }) => kind === 'token') ? TOKEN_FUNCTION : ''}  // Put your own client in place of this one: its fetch is api.fetch.
  const call = async (credential: string) => {
    const headers = { Authorization: \`Bearer \${credential}\` };
    return (await api.fetch('/api/v1/orders', { headers })).status;
  };
${minted.map((one) => `  ${mintOf(one)}\n`).join('')}  const statuses = [await call(${first})];
${steps.map((line) => `  ${line}\n`).join('')}  expect(statuses).toMatchInlineSnapshot();
});
`;
}

const TOKEN_FUNCTION = `  const backend = api.clients.find(({ secret }) => secret !== undefined)!;
  const token = async () => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: backend.id,
      client_secret: backend.secret!,
    });
    const response = await api.fetch('/api/oauth/token', { method: 'POST', body });
    return ((await response.json()) as { access_token: string }).access_token;
  };
`;

function mintOf({ name, kind, number }: Minted): string {
  return kind === 'key'
    ? `const { key: ${name} } = await api.control.mintKey({ customer: 'customer-${number}' });`
    : `const ${name} = await token();`;
}

function stepOf(
  { path, method, body }: Action,
  about: string | undefined,
  fault: string | undefined,
): string {
  if (about !== undefined) return `await api.control.${path.slice(1)}({ token: ${about} });`;
  const sign = /^\/users\/([^/]+)\/sign-out$/.exec(path)?.[1];
  if (sign !== undefined) return `await api.control.signOut(${literal(decodeURIComponent(sign))});`;
  if (path === '/signing-keys') return 'await api.control.addSigningKey();';
  if (method === 'DELETE') return `await api.control.removeFault(${fault}.id);`;
  const keeps = fault === undefined ? '' : `const ${fault} = `;
  if (path === '/faults') return `${keeps}await api.control.addFault(${literal(body)});`;
  return `await api.control.clock(${literal(body)});`;
}

/** JSON as people write it in TypeScript. */
function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, String.raw`\$&`)}'`;
  if (value === null || typeof value !== 'object') return String(value);
  const members = Object.entries(value).map(([name, member]) => `${name}: ${literal(member)}`);
  return `{ ${members.join(', ')} }`;
}
