export { DRAFT, readDraft, type Draft, type StoredDraft } from './draft.js';
export { failuresOf, lacksOf, type Lack, type Section } from './lacks.js';
export { faultOf, keepStoryFile, openDraft, OPENED, openWritten } from './open.js';
export { prove, type Proof } from './prove.js';
export { callsIn, LONGEST_TEXT, MOST, readStory } from './read.js';
export { MEASURE_KINDS, MOST_CONDITIONS } from './readConditions.js';
export {
  holdsStory,
  packStory,
  readStoryFile,
  readStoryLink,
  storyFileName,
  storyLink,
  writeStoryFile,
  type ReadStory,
} from './share.js';
export { asScenario, asWritten, DRAFT_ID, neededBy, type WrittenStory } from './story.js';
export { without } from './without.js';
