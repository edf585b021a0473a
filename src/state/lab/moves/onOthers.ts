import { SIGN_IN_BUTTONS } from '../../../content/lab/commandWords.js';
import type { Role } from '../../../core/api/index.js';
import type { CommandInput, CredentialRow, Lane } from '../../../core/simulation/index.js';
import type { Lab } from '../lab.svelte.js';
import type { May, Move } from './types.js';

type Shown = Pick<Lab, 'view' | 'credentials'>;

function move(label: string, note: string, orders: readonly CommandInput[], isOff = false): Move {
  return { label, note, orders, isOff };
}

/** The refresh token of the customer, where it has one. */
function refreshTokenOf({ view, credentials }: Shown): CredentialRow | undefined {
  const session = view.clients.find(({ actor, lane }) => actor === 'customer' && lane === 'jwt');
  return session?.refreshToken == null ? undefined : credentials.get(session.refreshToken);
}

export function newCustomer(): Move {
  return move('Another customer', 'signs up in both lanes, and calls', [
    { type: 'mint', lane: 'key', for: 'neighbour' },
    { type: 'mint', lane: 'jwt', for: 'neighbour' },
  ]);
}

/** What the customer does with its sign-in. */
export function signInMoves(lab: Shown, may: May): Move[] {
  const isSignedIn = refreshTokenOf(lab) !== undefined;
  return SIGN_IN_BUTTONS.filter(({ command: { type } }) => may(type)).map(({ label, note, command }) =>
    move(label, note, [command], !isSignedIn),
  );
}

export function refreshTokenMoves(lab: Shown): Move[] {
  const token = refreshTokenOf(lab);
  if (!token) return [];
  const { id, leakedAt, revokedAt } = token;
  return [
    move(
      'Leak the refresh token',
      'a thief can get tokens of its own',
      [{ type: 'leak', credential: id }],
      leakedAt !== null,
    ),
    move(
      'Revoke the refresh token',
      'its whole family ends',
      [{ type: 'revoke', credential: id }],
      revokedAt !== null,
    ),
  ];
}

export function breachMoves(may: May): Move[] {
  if (!may('leak_signing_key')) return [];
  return [
    move('Leak the signing key', 'a thief can make any token', [{ type: 'leak_signing_key' }]),
    move('Breach a service', 'a thief has what it verifies with', [
      { type: 'leak_signing_key', from: 'verifier' },
    ]),
  ];
}

/** Whose accounts there are. */
export function usersIn({ view }: Shown): string[] {
  const signedIn = view.clients.filter(({ lane }) => lane === 'jwt').map(({ user }) => user);
  const users = new Set([...signedIn, ...view.server.users.keys()]);
  return [...users].filter((user) => user.startsWith('user-'));
}

export function userMoves({ view }: Shown, may: May, user: string): Move[] {
  const account = view.server.users.get(user);
  const role: Role = account?.role ?? 'admin';
  const other: Role = role === 'admin' ? 'member' : 'admin';
  return [
    ...(may('sign_out_everywhere')
      ? [
          move('Log out everywhere', 'every sign-in of this user ends', [
            { type: 'sign_out_everywhere', user },
          ]),
        ]
      : []),
    ...(may('change_role')
      ? [
          move(`Make ${other}`, `now ${role}: a member may only read`, [
            { type: 'change_role', user, role: other },
          ]),
        ]
      : []),
    ...(may('delete_user')
      ? [
          move(
            'Delete user',
            'the account is gone',
            [{ type: 'delete_user', user }],
            account?.deletedAt != null,
          ),
        ]
      : []),
  ];
}

export function signingKeyMoves(may: May): Move[] {
  return [
    ...(may('rotate_signing_key')
      ? [
          move('Rotate now', 'published and used at once', [{ type: 'rotate_signing_key', useAfterS: 0 }]),
          move('Publish the next', 'it signs in 10 min', [{ type: 'rotate_signing_key', useAfterS: 600 }]),
        ]
      : []),
    ...(may('remove_signing_key')
      ? [move('Remove the oldest', 'out of the JWKS, with all it signed', [{ type: 'remove_signing_key' }])]
      : []),
  ];
}

/** The customer's keys leave what every visitor loads. */
export function proxyMoves(may: May): Move[] {
  if (!may('add_proxy')) return [];
  return [
    move('Put a proxy in between', 'keys move to a server, new ones stay there', [{ type: 'add_proxy' }]),
  ];
}

/** The customer gets something new to call with. */
export function renewalMoves({ view }: Shown, may: May): Move[] {
  const lanes = new Set(view.clients.map(({ lane }) => lane));
  const mint = (lane: Lane, label: string): Move[] =>
    may('mint') && lanes.has(lane)
      ? [move(label, 'the customer uses it from now on', [{ type: 'mint', lane }])]
      : [];
  return [
    ...(may('refresh')
      ? [move('Refresh the JWT', 'the customer gets a new one', [{ type: 'refresh' }])]
      : []),
    ...mint('key', 'Mint an API key'),
    ...mint('jwt', 'Mint a JWT'),
  ];
}
