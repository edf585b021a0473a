/** How an item’s text is put on the page; the exports use the same rules. */
export { pieces, sourceName, stages, stageTitle, statuses } from '../../core/checklist/index.js';
