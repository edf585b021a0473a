import { upperFirst } from '../../../core/shared/index.js';
import type { Part } from '../../../core/api/index.js';
import {
  isRefused,
  lateBy,
  type Command,
  type CommandEvent,
  type CredentialRow,
  type Lane,
  type LogEvent,
  type RequestEvent,
} from '../../../core/simulation/index.js';
import { COMMAND_WORDS } from '../../../content/lab/commandWords.js';
import { SETTING_WORDS } from '../../../content/lab/settings.js';
import { settingValue, isSetting } from './settings.js';
import { duration } from '../../text/format.js';
import { filled } from '../../text/phrase.js';
import { PEOPLE, type People } from './people.js';
import { statusLine } from './statusLine.js';

export type Credentials = ReadonlyMap<string, CredentialRow>;

const KIND_WORDS: Record<CredentialRow['kind'], string> = {
  api_key: 'API key',
  access_token: 'access token',
  refresh_token: 'refresh token',
};

/** What a request around the calls is for: what somebody else does, and what you do. */
const PURPOSES: Record<Exclude<RequestEvent['purpose'], 'call'>, [other: string, you: string]> = {
  mint: ['asks for an API key', 'mint an API key'],
  rotate: ['rotates the API key', 'rotate the API key'],
  revoke: ['asks the server to revoke it', 'ask the server to revoke it'],
  sign_in: ['signs in', 'sign in'],
  refresh: ['refreshes the access token', 'refresh the access token'],
  exchange: ['trades the API key for a token', 'trade the API key for a token'],
  manage: ['asks the server to do it', 'ask the server to do it'],
  by_hand: ['sends a request by hand', 'send a request by hand'],
};

/** “key store”, “link of region eu” */
export function partName(part: Part): string {
  return part.startsWith('region ') ? `link of ${part}` : part.replaceAll('_', ' ');
}

/** One sentence an event: the run, told. */
export function narrate(event: LogEvent, credentials: Credentials, people = PEOPLE): string {
  return event.kind === 'command'
    ? narrateCommand(event, credentials, people)
    : narrateRequest(event, credentials, people);
}

function narrateCommand({ command, error }: CommandEvent, credentials: Credentials, people: People): string {
  if (error) return 'A command could not be carried out.';
  return (
    otherWords(command, credentials, people) ??
    filled(COMMAND_WORDS[command.type].sentence, namesIn(command, credentials))
  );
}

/** Where a command of this type is not told in the usual words. */
function otherWords(command: Command, credentials: Credentials, people: People): string | null {
  switch (command.type) {
    case 'mint':
      return narrateMint(command.lane, people, command.for);
    case 'leak':
      return isYou(people.attacker) ? `You copy the ${kindOf(command.credential, credentials)}.` : null;
    case 'revoke':
      return isYou(people.operator)
        ? null
        : `${people.operator.subject} revokes the ${kindOf(command.credential, credentials)}.`;
    case 'leak_signing_key':
      return command.from ? 'A service is breached: a thief has what it verifies with.' : null;
    case 'rotate_signing_key':
      return command.useAfterS > 0
        ? `You add a new signing key. It signs in ${duration(command.useAfterS * 1000)}.`
        : null;
    default:
      return null;
  }
}

/** What the words of a command may name. */
function namesIn(command: Command, credentials: Credentials): Record<string, string> {
  return {
    ...('credential' in command && { credential: kindOf(command.credential, credentials) }),
    ...('overlapS' in command && {
      overlap: command.overlapS > 0 ? `, the old one lives on for ${duration(command.overlapS * 1000)}` : '',
    }),
    ...('user' in command && { user: command.user ?? '' }),
    ...('role' in command && { role: command.role }),
    ...('part' in command && { part: partName(command.part) }),
    ...('dials' in command && { settings: narrateSettings(command.dials) }),
    ...('request' in command && {
      sender: command.by ? 'A thief sends' : 'You send',
      request: `${command.request.method} ${command.request.path}`,
    }),
  };
}

function narrateMint(lane: Lane, people: People, actor: keyof People = 'customer'): string | null {
  if (lane === 'key')
    return actor === 'customer' ? null : `An API key is minted for ${people[actor].object}.`;
  return `${people[actor].subject} signs in for an access token.`;
}

function isYou({ subject }: People['you']): boolean {
  return subject === 'You';
}

function narrateSettings(settings: object): string {
  const changes = Object.entries(settings).map(([name, value]) => {
    if (name === 'denylist') return `you switch the denylist ${value === true ? 'on' : 'off'}`;
    return isSetting(name)
      ? `you set “${SETTING_WORDS[name].label}” to ${settingValue(name, value)}`
      : `you set ${name}`;
  });
  const sentence = new Intl.ListFormat('en').format(changes);
  return upperFirst(sentence);
}

function narrateRequest(event: RequestEvent, credentials: Credentials, people: People): string {
  if (event.purpose === 'call') return `${verdict(event, credentials, people).sentence}.`;
  const { subject } = people[event.actor];
  const [other, you] = PURPOSES[event.purpose];
  const status = statusLine(event.exchange.response.status);
  if (event.purpose === 'by_hand') {
    const { method, path } = event.exchange.request;
    return `You call ${method} ${path.split('?')[0]} by hand: ${status}.`;
  }
  return `${subject} ${isYou(people[event.actor]) ? you : other}: ${status}.`;
}

/** What the answer to a request means. `harm` marks what should not have happened. */
export function verdict(
  event: RequestEvent,
  credentials: Credentials,
  people = PEOPLE,
): { sentence: string; harm: boolean } {
  const status = statusLine(event.exchange.response.status);
  const refused = isRefused(event);
  if (event.actor === 'operator') return { sentence: status, harm: refused };
  const sentence = `${status}, to ${people[event.actor].object}`;
  if (event.actor !== 'attacker') return { sentence, harm: refused && event.actor !== 'you' };
  return { sentence: `${sentence}${lateness(event, credentials)}`, harm: refused === isYou(people.attacker) };
}

/** `, 7 min 00 s after the revocation`, of a request that comes so late. */
export function lateness(event: RequestEvent, credentials: Credentials): string {
  const late = lateBy(event, credentials);
  if (!late) return '';
  return `, ${duration(late.ms)} after the revocation${late.withAnother ? ', with another credential' : ''}`;
}

export function kindOf(id: string, credentials: Credentials): string {
  const credential = credentials.get(id);
  return credential ? KIND_WORDS[credential.kind] : 'credential';
}
