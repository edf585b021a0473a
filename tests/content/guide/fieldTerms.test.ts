import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { faq } from '../../../src/content/guide/faq.js';
import { pieces, withoutMarks } from '../../../src/core/shared/index.js';
import Guide from '../../../src/ui/pages/guide/Guide.svelte';

/** What a program reads as it stands: claims, headers, statuses of refusals, error codes and names with an underscore. */
const FIELD_TERMS = [
  /\b(iss|exp|aud|kid|jti|nbf|iat|alg|azp|ttl)\b/,
  /\b(Authorization: Bearer|WWW-Authenticate|Retry-After|X-API-Key|RateLimit-\w+|Cache-Control|Set-Cookie)\b/,
  /\b(HttpOnly|SameSite|localStorage)\b/,
  /(?<![\d,.-])(400|401|403|404|422|429|431|503)(?! (s|ms|days|bits|group)\b)(?![\d,.]\d)/,
  /\b[a-z]+_[a-z]+\b/,
  /(^|\s)\/[a-z]+\b/,
];

/** The guide’s sentences without what is set as code, and without the names of sources, which are names. */
const sentences = render(Guide)
  .body.replace(/<!--[\s\S]*?-->/g, '')
  .replace(/<svg[\s\S]*?<\/svg>|<a class="cited"[\s\S]*?<\/a>|<pre[\s\S]*?<\/pre>/g, ' ')
  .replace(/<code>[\s\S]*?<\/code>/g, '·')
  .split(/<\/?(?:p|li|td|th|dt|dd|h[1-6]|div|section|article)\b[^>]*>/)
  .map((part) =>
    part
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  .filter(Boolean);

describe('a field term in the guide', () => {
  it.each(FIELD_TERMS)('is set as code wherever it stands: %s', (term) => {
    expect(sentences.length).toBeGreaterThan(400);
    expect(sentences.filter((sentence) => term.test(sentence))).toEqual([]);
  });

  it('shows no mark: each backtick has its partner', () => {
    expect(sentences.filter((sentence) => sentence.includes('`'))).toEqual([]);
  });
});

describe('a text with code in it', () => {
  it('is split at the marks, and keeps one that has no partner', () => {
    expect(pieces('Ask for `exp`, always.')).toEqual([
      { text: 'Ask for ', code: false },
      { text: 'exp', code: true },
      { text: ', always.', code: false },
    ]);
    expect(withoutMarks('`kid` names it; a ` stays')).toBe('kid names it; a ` stays');
  });

  it('has no marks where search engines read it', () => {
    const titles = faq.map(({ title }) => withoutMarks(title));
    expect(titles).toContain('Our users get 431 or 400 since they have many roles. Why?');
  });
});
