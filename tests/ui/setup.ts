import { configure } from '@testing-library/svelte';

/** A busy machine takes its time to play a run or load what a button opens: a hang fails, a wait does not. */
configure({ asyncUtilTimeout: 30_000 });
