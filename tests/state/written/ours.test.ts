import { describe, expect, it } from 'vitest';
import { scenarios } from '../../../src/content/scenarios/all.js';
import { inMemory, openShelf } from '../../../src/state/shell/shelf.js';
import { parseRoute } from '../../../src/state/shell/route.js';
import {
  asScenario,
  asWritten,
  openWritten,
  readStoryFile,
  readStoryLink,
  storyLink,
  writeStoryFile,
} from '../../../src/state/written/index.js';

/** Each of our own stories, written down as somebody's would be. */
const ours = Object.entries(scenarios)
  .filter(([, { goal }]) => goal)
  .map(([id, scenario]) => [id, asWritten(scenario)] as const);

const asFile = (text: string): Blob => new Blob([text]);

describe.each(ours)('%s, as somebody’s story', (_, story) => {
  it('comes out of a file and of a link as it went in, is solved by its solution alone, and opens', async () => {
    const read = await readStoryFile(asFile(writeStoryFile(story)));
    expect(read).toEqual({ ok: true, story });
    const link = storyLink(story);
    // The longest of them says more than an address can carry: it travels as a file.
    if (link === null) {
      expect(JSON.stringify(story).length).toBeGreaterThan(5900);
      return;
    }
    const route = parseRoute(link);
    const packed = route.page === 'lab' ? (route.query['s'] ?? '') : '';
    expect(readStoryLink(packed)).toEqual({ ok: true, story });
    const opened = await openWritten(
      packed,
      openShelf(() => inMemory()),
    );
    expect(opened).toEqual(asScenario(story, { by: 'somebody', packed }));
  });
});
