import type { Practice } from './practice.js';
import type { Ready } from './ready.js';

/** What the server has beside the API. */
export interface Beside {
  /** The path of the certificate to trust, where https is spoken. */
  certificate?: string | undefined;
  /** Whether it serves the page that shows the calls as they come. */
  hasPage: boolean;
}

/** What a program needs to begin. */
export function readyOf(
  { origin, api, issuer, metadata, adminSecret, controlSecret, clients }: Practice,
  { certificate, hasPage }: Beside,
): Ready {
  return {
    origin,
    api,
    issuer,
    metadata,
    control: `${origin}/__`,
    page: hasPage ? `${origin}/#/practice` : null,
    ...(certificate !== undefined && { certificate }),
    adminSecret,
    controlSecret,
    clients,
  };
}

/** What a person needs to begin, for the terminal: addresses, secrets, and lines to paste into a shell. */
export function introduction(practice: Practice, beside: Beside): string {
  const { api, issuer, metadata, control, page, adminSecret, clients } = readyOf(practice, beside);
  const { certificate } = beside;
  const trusted = certificate === undefined ? '' : ` --cacert ${quoted(certificate)}`;
  const rows = [
    ['address', api],
    ...(issuer === api ? [] : [['issuer', issuer]]),
    ['metadata', metadata],
    ['control', control],
    ['page', page ?? 'not installed: npm i -D ./key-or-token-page-<version>.tgz'],
    // For Node; curl, Python and Go have names of their own for it.
    ...(certificate === undefined ? [] : [['certificate', `NODE_EXTRA_CA_CERTS=${quoted(certificate)}`]]),
    ['admin secret', adminSecret],
    ...clients.flatMap(({ id, secret, redirectUris }) => [
      ['client', `${id}  ${secret === undefined ? 'public' : `secret ${secret}`}`],
      ...redirectUris.map((uri) => ['', `redirect URI ${uri}`]),
    ]),
  ];
  const backend = clients.find(({ secret }) => secret !== undefined);
  const { clock, seed } = practice.settings;
  const secrets = seed === undefined ? 'fresh at each start' : `the same at each start with seed ${seed}`;
  return [
    `Practice API for your own client: ${secrets}, on ${clock === 'manual' ? 'a clock that you move' : 'the real clock'}`,
    ...rows.map(([name = '', value = '']) => `  ${name.padEnd(13)} ${value}`),
    '',
    'A key for 60 seconds, a call with it, an access token for 30 seconds, an hour that passes at once (POSIX shell):',
    `  KEY=$(curl -s${trusted} ${api}/v1/keys -H 'Authorization: Bearer ${adminSecret}' -d '{"expires_in":60}' | grep -o 'kot_demo_[0-9A-Za-z]\\{36\\}')`,
    `  curl -i${trusted} ${api}/v1/orders -H "Authorization: Bearer $KEY"`,
    ...(backend
      ? [
          `  curl -i${trusted} ${api}/oauth/token -u ${backend.id}:${backend.secret} -d grant_type=client_credentials -d expires_in=30`,
        ]
      : []),
    `  curl -i${trusted} ${control}/clock -H 'Content-Type: application/json' -d '{"advance":"PT1H"}'`,
  ].join('\n');
}

/** A path as a POSIX shell takes it for one word. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
