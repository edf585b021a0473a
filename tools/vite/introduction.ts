import type { Practice } from '../../src/hosts/practice.js';

/** What a person needs to begin, for the terminal: addresses, secrets, and three lines to paste into a shell. */
export function introduction({ issuer, metadata, adminSecret, clients }: Practice): string {
  const rows = [
    ['address', issuer],
    ['metadata', metadata],
    ['admin secret', adminSecret],
    ...clients.flatMap(({ id, secret, redirectUris }) => [
      ['client', `${id}  ${secret === undefined ? 'public' : `secret ${secret}`}`],
      ...redirectUris.map((uri) => ['', `redirect URI ${uri}`]),
    ]),
  ];
  const backend = clients.find(({ secret }) => secret !== undefined);
  return [
    'Practice API for your own client: fresh at each start, on the real clock',
    ...rows.map(([name = '', value = '']) => `  ${name.padEnd(13)} ${value}`),
    '',
    'A key for 60 seconds, a call with it, an access token for 30 seconds (POSIX shell):',
    `  KEY=$(curl -s ${issuer}/v1/keys -H 'Authorization: Bearer ${adminSecret}' -d '{"expires_in":60}' | grep -o 'kot_demo_[0-9A-Za-z]\\{36\\}')`,
    `  curl -i ${issuer}/v1/orders -H "Authorization: Bearer $KEY"`,
    `  curl -i ${issuer}/oauth/token -u ${backend?.id}:${backend?.secret} -d grant_type=client_credentials -d expires_in=30`,
  ].join('\n');
}
