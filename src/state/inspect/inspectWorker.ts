import { inspect, type InspectInput } from '../../core/inspector/index.js';

/** Inspects beside the page, so that the page stays alive; see `beside.ts`. */
addEventListener('message', ({ data }: MessageEvent<InspectInput>) => {
  void inspect(data).then((inspection) => postMessage(inspection));
});
