/** The words of `#/practice`. */

export const PRACTICE = {
  title: 'Practice server',
  lead: 'Calls of your own client, as they come: what the server checked, and why it refused. Move its clock, revoke what you see, and let the next call meet a fault.',
  search:
    'A mock authorization server and API for tests: your client’s calls on a timeline, a clock to move, expire and revoke a credential by a click, faults such as 401, 429, 503 and a slow answer.',
} as const;

/** Where no server answers: what to do, line by line. */
export const HOW_TO_START = {
  says: 'No practice server answers at this address. Start one on your machine:',
  lines: [
    'Type `npm start` in the folder with the source of Key or Token, or `npx --no-install key-or-token serve` where you have installed its two npm packages. Node must be 20.19 or newer.',
    'Open the page at the address that it prints, such as `http://localhost:4173/#/practice`.',
    'Have your client call the API at the address that it prints, such as `http://localhost:4173/api`. Its calls appear on the page as they come.',
  ],
} as const;

/** Where a server answers that does not let the page watch it; it says why itself. */
export const REFUSED = 'The practice server at this address refuses to be watched by this page.';

/** What has gone on with the connection to the server. */
export const CONNECTION_WORDS = {
  connecting: 'Connecting …',
  open: 'Live',
  lost: 'Connection lost: the page tries again every second',
} as const;

export const FAULTS: readonly { answer: string; label: string; means: string }[] = [
  { answer: '401-invalid_token', label: '401', means: 'the token is refused as expired' },
  { answer: '429', label: '429', means: 'the limit is used up; Retry-After says 2 s' },
  { answer: '503', label: '503', means: 'the service is away; Retry-After says 5 s' },
  { answer: 'slow: 2000', label: 'Slow', means: 'the answer comes 2 s late, in real time' },
];

/** Which calls a fault is for. An empty path is any call. */
export const FAULT_PATHS: readonly { path: string; label: string }[] = [
  { path: '', label: 'any call' },
  { path: '/v1/*', label: 'a call of the API' },
  { path: '/oauth/token', label: 'a token request' },
];

export const KIND_NAMES: Readonly<Record<string, string>> = {
  api_key: 'API key',
  access_token: 'access token',
  refresh_token: 'refresh token',
  id_token: 'ID token',
  code: 'authorization code',
  unknown: 'not of ours',
};

/** What a client asks of the token endpoint, by its grant. */
export const GRANT_WORDS: Readonly<Record<string, string>> = {
  refresh_token: 'refreshes',
  client_credentials: 'asks for a token',
  authorization_code: 'trades a code for tokens',
  'urn:ietf:params:oauth:grant-type:token-exchange': 'exchanges a credential for a token',
};
