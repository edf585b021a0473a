import {
  isRecord,
  list,
  matching,
  note,
  oneOf,
  read,
  strictObject,
  textUpTo,
  whole,
  type Fault,
  type Reader,
  type Result,
} from '../../core/shared/index.js';
import {
  CALLERS,
  LANES,
  runFault,
  SETTINGS,
  type Command,
  type CommandType,
  type ManualRequest,
  type Scenario,
} from '../../core/simulation/index.js';
import { COMMAND_WORDS } from '../../content/lab/commandWords.js';
import { FIRST_SEED } from '../lab/index.js';
import { billLine, conditions, conditionShape, measure, MOST_CONDITIONS } from './readConditions.js';
import type { WrittenStory } from './story.js';

/** A story that somebody wrote, read as everything is that comes from elsewhere: member by member, and bounded. */

/** How long a text may be, in characters: the forms stop there as well. */
export const LONGEST_TEXT = { title: 80, line: 160, sentence: 400, explanation: 800 } as const;
export const MOST = {
  options: 6,
  hints: 8,
  commands: 200,
  cast: 5,
  figures: 4,
  prepared: 8,
  moments: 8,
} as const;
/** What a browser replays while somebody waits for the story to open. */
const MOST_CALLS = 20_000;

const title = textUpTo(LONGEST_TEXT.title);
const line = textUpTo(LONGEST_TEXT.line);
const sentence = textUpTo(LONGEST_TEXT.sentence);
const moment = whole(0, 8.64e15);

/** What its commands are is looked at together with the world that they are given in. */
const commands: Reader<Command[]> = list(
  (value, at) => (isRecord(value) ? (value as unknown as Command) : note(at, 'must be a command')),
  MOST.commands,
);
const world: Reader<Scenario> = (value, at) => {
  const startsAt = isRecord(value) ? value['startsAt'] : null;
  const fault = runFault(asRun(value, [], startsAt));
  return fault ? note(at, `has something wrong at “${fault.where}”`) : (value as Scenario);
};

const option = strictObject(
  { id: matching(/^[\w-]{1,40}$/, 'must be a short name'), label: line, when: conditions },
  ['id', 'label', 'when'],
);
const prediction = strictObject(
  {
    question: sentence,
    commands,
    revealAt: moment,
    options: list(option, MOST.options),
    explanation: textUpTo(LONGEST_TEXT.explanation),
  },
  ['question', 'commands', 'revealAt', 'options', 'explanation'],
);
const goal = strictObject(
  {
    sentence,
    conditions: list(strictObject({ ...conditionShape, says: line }, ['measure', 'says']), MOST_CONDITIONS),
    judgedAt: moment,
    par: whole(0, MOST.commands),
  },
  ['sentence', 'conditions', 'judgedAt', 'par'],
);
const counted = strictObject({ says: line, measure, unit: title }, ['says', 'measure']);
const types = Object.keys(COMMAND_WORDS) as CommandType[];
const next = strictObject(
  Object.fromEntries(types.map((type) => [type, sentence])) as Record<CommandType, Reader<string>>,
  [],
);
/** A request to send by hand, which a command to send it has to be able to say. */
const request: Reader<ManualRequest> = (value, at) =>
  isRecord(value) ? (value as unknown as ManualRequest) : note(at, 'must be a request');

const shape: Reader<Omit<WrittenStory, 'actAt'>> = strictObject(
  {
    world,
    title,
    summary: sentence,
    teaches: sentence,
    ask: sentence,
    cast: list(
      strictObject({ who: oneOf([...CALLERS, 'operator'] as const), is: line, name: title }, ['who', 'is']),
      MOST.cast,
    ),
    opensAt: moment,
    moments: list(strictObject({ at: moment, label: title }, ['at', 'label']), MOST.moments),
    actAt: moment,
    outage: strictObject({ from: moment, to: moment }, ['from', 'to']),
    lanes: list(oneOf(LANES), LANES.length),
    settings: list(oneOf(SETTINGS), SETTINGS.length),
    commands: list(oneOf(types), 40),
    prediction,
    goal,
    next,
    hints: list(sentence, MOST.hints),
    solution: commands,
    figures: list((value, at) => (isRecord(value) ? counted(value, at) : billLine(value, at)), MOST.figures),
    prepared: list(strictObject({ label: line, request }, ['label', 'request']), MOST.prepared),
    side: oneOf(['attacker'] as const),
  },
  [
    'world',
    'title',
    'summary',
    'teaches',
    'ask',
    'cast',
    'opensAt',
    'settings',
    'commands',
    'hints',
    'solution',
  ],
);

/** What can be read may still lack something: `lacks` says what. */
export function readStory(value: unknown): Result<WrittenStory, { code: 'unreadable'; faults: Fault[] }> {
  const found = read(value, shape);
  if (!found.ok) return found;
  const story: WrittenStory = { actAt: null, ...found.value };
  const fault = faultWithin(story);
  return fault ? { ok: false, code: 'unreadable', faults: [fault] } : { ok: true, value: story };
}

/** The same for an entry of the storage or a link, where what is wrong is all one. */
export const story: Reader<WrittenStory> = (value) => {
  const found = readStory(value);
  return found.ok ? found.value : undefined;
};

/** What each member may be alone, and not beside the others. */
function faultWithin(written: WrittenStory): Fault | null {
  const { startsAt, endsAt } = written.world;
  const outside = momentsOf(written).find(([, at]) => at < startsAt || at > endsAt);
  if (outside) return { pointer: `#/${outside[0]}`, detail: 'lies outside the story' };
  for (const [pointer, given] of commandListsOf(written)) {
    const fault = runFault(asRun(written.world, given, startsAt));
    if (fault) return { pointer: `#/${pointer}`, detail: `has something wrong at “${fault.where}”` };
  }
  if (callsIn(written.world) > MOST_CALLS)
    return {
      pointer: '#/world/traffic',
      detail: `makes more than ${MOST_CALLS} calls before the story ends`,
    };
  return null;
}

function momentsOf({
  opensAt,
  actAt,
  moments = [],
  outage,
  goal: judged,
  prediction: asked,
}: WrittenStory): [string, number][] {
  return [
    ['opensAt', opensAt],
    ['actAt', actAt ?? opensAt],
    ...moments.map(({ at }, index) => [`moments/${index}`, at] as [string, number]),
    ...Object.entries(outage ?? {}).map(([end, at]) => [`outage/${end}`, at] as [string, number]),
    ...(judged ? [['goal/judgedAt', judged.judgedAt] as [string, number]] : []),
    ...(asked ? [['prediction/revealAt', asked.revealAt] as [string, number]] : []),
  ];
}

function commandListsOf(written: WrittenStory): [string, readonly Command[]][] {
  const { solution, prediction: asked, prepared = [], world: within } = written;
  return [
    ['solution', solution],
    ['prediction/commands', asked?.commands ?? []],
    ['prepared', prepared.map(({ request: sent }) => ({ type: 'send', request: sent, at: within.startsAt }))],
  ];
}

/** At most, in both lanes. */
export function callsIn({ traffic, startsAt, endsAt }: Scenario): number {
  const perMs = Object.values(traffic).reduce((sum, { everyMs }) => sum + 2 / everyMs, 0);
  return perMs * (endsAt - startsAt);
}

function asRun(scenario: unknown, given: readonly Command[], until: unknown): unknown {
  return { format: 'key-or-token/run', version: 1, scenario, seed: FIRST_SEED, commands: given, until };
}
