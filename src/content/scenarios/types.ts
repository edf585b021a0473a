import type {
  Bill,
  CallerId,
  Command,
  CommandType,
  Condition,
  Lane,
  ManualRequest,
  Measure,
  Scenario,
  Settings,
} from '../../core/simulation/index.js';

/** A story for the Lab: the world it plays in, and the words around it. All times are milliseconds since 1970. */
export interface LabStory {
  world: Scenario;
  title: string;
  /** What happens and the question it asks, in one or two short sentences. */
  summary: string;
  /** The moment it opens at: late enough that something is there to see. */
  opensAt: number;
  /** What happens outside of the API, as a mark on the timeline. */
  moments?: readonly { at: number; label: string }[];
  /** When the story stops and waits for the person to act, if it does. */
  actAt: number | null;
  /** It goes on for as long as anybody likes: its world ends where no one gets to. */
  endless?: true;
  /** What the person is asked to do then. */
  ask: string;
}

/** Stories that build on each other. */
export interface Chapter {
  title: string;
  stories: readonly LabScenario[];
}

/** A story with something to find out and something to bring about. */
export interface LabScenario extends LabStory {
  /** What it teaches, in one line. */
  teaches: string;
  /** Who takes part, and what they want. */
  cast: readonly {
    who: CallerId | 'operator';
    is: string;
    /** Within a sentence, where it is not the usual word: “Bo”, “the stranger”. */
    name?: string;
  }[];
  /** Where the story is about one lane alone. */
  lanes?: readonly Lane[];
  /** The settings and the commands that the story unlocks. */
  settings: readonly (keyof Settings)[];
  commands: readonly CommandType[];
  /** When what is asked on every call cannot be: what is remembered has to last until then. */
  outage?: { from: number; to: number };
  prediction?: PredictionQuestion;
  goal?: Goal;
  /** What to do next, once something has been done that the usual sentence does not fit. */
  next?: Partial<Record<CommandType, string>>;
  /** Each says a little more than the one before. */
  hints: readonly string[];
  /** What meets the goal, within par. */
  solution: readonly Command[];
  /** What it is about, as figures: how long a thief was let in after the revocation, where nothing is said. */
  figures?: readonly StoryFigure[];
  /** Requests to send by hand, filled in: those that a person would try here. */
  prepared?: readonly { label: string; request: ManualRequest }[];
  /** Ids of `content/sources`. */
  sources: readonly string[];
  /** Ids of checklist items that it teaches, the one that says most of it first. */
  items: readonly string[];
  /** How it is done in production: a heading of the Guide’s recipes, and its title. */
  recipe?: { heading: string; title: string };
  /** Lines for a terminal and for this page's console; in braces what `npm start` prints. */
  practice?: { curl: readonly string[]; fetch: string };
  /** Which side the person plays; the operator's where nothing is said. */
  side?: 'attacker';
  /** The id of the same story played from the other side. */
  otherSide?: string;
  /** Where its words are none of ours: whose they are, and how an address carries it; null where none can. */
  written?: { by: 'you' | 'somebody'; packed: string | null };
}

/** A line of the bill, for each lane; or something counted in the run, in its own words and unit: calls, where none is named. */
export type StoryFigure = keyof Bill | { says: string; measure: Measure; unit?: string };

/** A question about a run that has not been seen yet. Which answer is right, the run decides. */
export interface PredictionQuestion {
  question: string;
  /** What is done in the run that the question is about. */
  commands: readonly Command[];
  /** From then on the answer can be seen. */
  revealAt: number;
  options: readonly { id: string; label: string; when: readonly Condition[] }[];
  /** Why it comes out as it does. */
  explanation: string;
}

/** A condition in words: what has to be so. */
export type GoalLine = Condition & { says: string };

export interface Goal {
  sentence: string;
  conditions: readonly GoalLine[];
  /** When it is decided whether it was met. */
  judgedAt: number;
  /** How many commands a good solution needs. */
  par: number;
}
