import type { LabStory } from '../../../../content/scenarios/index.js';
import type { Lane, Scenario, View } from '../../../../core/simulation/index.js';
import type { Scale } from '../log.js';
import type { MarkIndex } from '../markIndex.js';
import type { Scene, Words } from './shapes.js';
import type { People } from '../../words/people.js';
import type { Span } from '../timeWindow.js';

/** A run at one moment, as a timeline shows it. */
export interface Told {
  world: Scenario;
  view: View;
  index: MarkIndex;
  /** Position in the log of the request on show. */
  selected: number | null;
  /** The run as it was before the person acted otherwise, at the same moment. */
  baseline: { index: MarkIndex; view: View; forkedAt: number } | null;
  bookmarks: readonly number[];
  /** Whether there is little room from top to bottom; enough where nothing is said. */
  compact?: boolean;
  /** Who takes part; as usual where nothing is said. */
  people?: People | undefined;
  /** Whether the story has a thief, who need not have called yet. */
  thief?: boolean | undefined;
  /** The lanes of the story, whatever is in them yet; both where nothing is said. */
  lanes?: readonly Lane[] | undefined;
  /** Whether those alone have a row who have called. */
  callersAlone?: boolean | undefined;
  /** Lanes that show every life, however many lines it takes. */
  unfolded?: ReadonlySet<Lane>;
  /** What happens outside of the API. */
  moments?: LabStory['moments'];
}

/** Something drawn that is no request: where it stands, and what there is to say about it. */
export interface Detail {
  id: string;
  /** The moment it begins, in milliseconds since 1970: the order in which a keyboard walks. */
  at: number;
  /** Put into words only for whoever asks: a busy timeline has hundreds of details in every frame. */
  says: () => string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A scene while it is being drawn. */
export interface Drawing extends Scene {
  told: Told;
  span: Span;
  scale: Scale;
  details: Detail[];
  /** Whether single marks had to give way to columns somewhere. */
  dense: boolean;
}

export const WORDS: Omit<Words, 'id' | 'x' | 'y' | 'text'> = {
  is: 'words',
  ink: 'ink',
  size: 13,
  weight: 550,
  anchor: 'start',
  mono: false,
  ground: 'paper',
};
export const MONO = { size: 12, weight: 500, mono: true };
export const MONO_CHARACTER = 7.3;
export const CHARACTER = 6.6;
export const FINDING_CHARACTER = 7.2;
