/** Work in steps, none of them long: whoever does it may let others have their turn between two of them. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** After how many of what is quickly done others may have their turn. */
export const OFTEN = 256;
