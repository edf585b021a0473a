import { incidentSources } from './incidents.js';
import type { Source } from './index.js';
import { sourcesOfChecklist } from './ofChecklist.js';
import { sourcesOfGuide } from './ofGuide.js';
import { sourcesOfIncidents } from './ofIncidents.js';
import { sourcesOfInspector } from './ofInspector.js';
import { sourcesOfScenarios } from './ofScenarios.js';
import { sourcesOfVerifier } from './ofVerifier.js';

/** Everything that any page cites: for what is rendered at build, and never loaded. */
export const allSources: Readonly<Record<string, Source>> = {
  ...sourcesOfScenarios,
  ...incidentSources,
  ...sourcesOfGuide,
  ...sourcesOfIncidents,
  ...sourcesOfInspector,
  ...sourcesOfVerifier,
  ...sourcesOfChecklist,
};
