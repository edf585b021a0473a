import { inspect, type InspectInput } from '../../core/inspector/index.js';

/** Inspects beside the page, so that the page stays alive; see `beside.ts`. */
addEventListener('message', ({ data }: MessageEvent<InspectInput>) => {
  // The page hears of an error, and not of a promise that nobody keeps.
  void inspect(data).then((inspection) => postMessage(inspection), reportError);
});
