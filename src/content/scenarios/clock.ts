/** A moment of the morning that every story takes place in: minutes and seconds past nine, UTC, on 24 November 2026. */
export const at = (minute: number, second = 0): number => Date.UTC(2026, 10, 24, 9, minute, second);
