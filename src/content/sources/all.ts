import { incidentSources } from './incidents.js';
import type { Source } from './index.js';
import { sourcesOfChecklist } from './pages/ofChecklist.js';
import { sourcesOfGuide } from './pages/ofGuide.js';
import { sourcesOfIncidents } from './pages/ofIncidents.js';
import { sourcesOfInspector } from './pages/ofInspector.js';
import { sourcesOfScenarios } from './pages/ofScenarios.js';
import { sourcesOfScale } from './pages/ofScale.js';
import { sourcesOfVerifier } from './pages/ofVerifier.js';

/** Everything that any page cites: for what is rendered at build, and never loaded. */
export const allSources: Readonly<Record<string, Source>> = {
  ...sourcesOfScenarios,
  ...incidentSources,
  ...sourcesOfGuide,
  ...sourcesOfIncidents,
  ...sourcesOfInspector,
  ...sourcesOfScale,
  ...sourcesOfVerifier,
  ...sourcesOfChecklist,
};
