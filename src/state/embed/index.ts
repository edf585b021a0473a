export { embedAddress, embedCode, EMBED_SIZES, type Embedding, type EmbedSize } from './code.js';
export { EmbedRouter } from './embedRouter.svelte.js';
