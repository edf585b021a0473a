import { beyondSection } from './beyond.js';
import { correctionsSection } from './corrections.js';
import { costSection } from './cost.js';
import { faqSection } from './faq.js';
import { howItWorks } from './howItWorks.js';
import { incidentsSection } from './incidents.js';
import { lifetimesSection } from './lifetimes.js';
import { mistakesSection } from './mistakes.js';
import { problem, whyItMatters } from './problem.js';
import { quickChecklistSection } from './quickChecklist.js';
import { recipesSection } from '../recipes/index.js';
import { revokingSection } from './revoking.js';
import { scaleSection } from './scale.js';
import { storiesSection } from './stories.js';
import { wouldRefuseSection } from './wouldRefuse.js';

/** Minutes that the main text takes: what is read, not what is looked up in tables, recipes, questions and errors. */
export const readingMinutes = 13;

/** The headings of the guide, from the top down. */
export const contents: readonly { id: string; title: string }[] = [
  problem,
  whyItMatters.section,
  storiesSection,
  { id: 'reach-for-an-api-key', title: 'When which' },
  { id: 'revoked-is-not-yet-refused', title: 'Revoked is not yet refused' },
  howItWorks,
  revokingSection,
  lifetimesSection,
  costSection,
  scaleSection,
  beyondSection,
  recipesSection,
  mistakesSection,
  correctionsSection,
  wouldRefuseSection,
  incidentsSection,
  quickChecklistSection,
  faqSection,
  { id: 'what-an-error-means', title: 'What an error means' },
];
