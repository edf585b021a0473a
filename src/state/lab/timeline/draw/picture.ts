import { PEOPLE, type People } from '../../words/people.js';
import type { Drawn } from '../scene.js';
import { GLYPH_OF, hatchMeans, legendKinds } from './glyphs.js';
import type { Glyph, Ink, Mark, Scene, Words } from './shapes.js';

const MARGIN = 24;
const HEAD = 62;
const FOOT = 44;

/** What stands around an exported timeline, so that it says by itself what it shows. */
export interface Caption {
  title: string;
  /** What happened, in a sentence. */
  line: string;
  drawn: Pick<Drawn, 'baseline' | 'dense' | 'kinds' | 'thief'>;
  people?: People;
}

/** The timeline with its title, its legend and a margin: what is saved. */
export function pictureOf(scene: Scene, caption: Caption): Scene {
  const moved = { x: MARGIN, y: HEAD };
  const height = HEAD + scene.height + FOOT;
  const legend = legendOf(caption, HEAD + scene.height + 26);
  return {
    width: scene.width + 2 * MARGIN,
    height,
    marks: [...scene.marks.map((mark) => shifted(mark, moved)), ...legend.marks],
    words: [
      words('title', MARGIN, 30, caption.title, { size: 20, weight: 650 }),
      words('line', MARGIN, 50, caption.line, { size: 13.5, ink: 'ink-2' }),
      ...scene.words.map((each) => ({ ...each, x: each.x + moved.x, y: each.y + moved.y })),
      ...legend.words,
    ],
  };
}

function legendOf(
  { drawn: { baseline, dense, kinds, thief }, people = PEOPLE }: Caption,
  y: number,
): { marks: Mark[]; words: Words[] } {
  const marks: Mark[] = [];
  const said: Words[] = [];
  let x = MARGIN;
  const add = (text: string, mark: (x: number) => Mark): void => {
    marks.push(mark(x));
    said.push(words(`legend ${text}`, x + 30, y, text, { size: 13, ink: 'ink-2' }));
    x += 30 + text.length * 6.6 + 18;
  };
  const sign =
    (glyph: Glyph, ink: Ink, small = false) =>
    (left: number): Mark => ({ is: 'glyphs', glyph, ink, xs: [left + 12], y: y - 4, small });
  for (const kind of legendKinds(kinds)) {
    const { glyph, ink, means } = GLYPH_OF[kind];
    add(means, sign(glyph, ink));
  }
  if (thief) {
    add(hatchMeans(people), (left) => ({
      is: 'hatch',
      x: left,
      y: y - 11,
      width: 24,
      height: 14,
    }));
  }
  if (baseline) add('the run before', sign('bar', 'ink-3', true));
  said.push(
    words('zone', x, y, dense ? 'dense: allowed above, refused below · times in UTC' : 'times in UTC', {
      size: 13,
      ink: 'ink-2',
    }),
  );
  return { marks, words: said };
}

function words(
  id: string,
  x: number,
  y: number,
  text: string,
  type: Partial<Pick<Words, 'size' | 'weight' | 'ink'>>,
): Words {
  return {
    is: 'words',
    id,
    x,
    y,
    text,
    ink: 'ink',
    size: 13,
    weight: 500,
    anchor: 'start',
    mono: false,
    ground: 'paper',
    ...type,
  };
}

function shifted(mark: Mark, { x, y }: { x: number; y: number }): Mark {
  switch (mark.is) {
    case 'line':
      return { ...mark, x1: mark.x1 + x, x2: mark.x2 + x, y1: mark.y1 + y, y2: mark.y2 + y };
    case 'glyphs':
    case 'columns':
      return { ...mark, xs: mark.xs.map((each) => each + x), y: mark.y + y };
    default:
      return { ...mark, x: mark.x + x, y: mark.y + y };
  }
}
