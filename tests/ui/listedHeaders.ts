import { vi } from 'vitest';

const listed = Headers.prototype[Symbol.iterator];

/** The Fetch standard has header names in lower case when they are listed; happy-dom leaves them as they were given. */
export function listHeadersInLowerCase(): void {
  vi.spyOn(Headers.prototype, Symbol.iterator).mockImplementation(function* (this: Headers) {
    for (const [name, value] of listed.call(this)) yield [name.toLowerCase(), value];
    return undefined;
  });
}
