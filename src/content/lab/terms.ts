/** What the Lab's own words mean, for whoever asks. */
export const TERMS = {
  par: 'Par is how many commands a good solution needs. More than that counts as well.',
  exposureMs:
    'How long a thief was let in with something you had already revoked, all stretches together. Calls before the revocation are not part of it.',
  allowedAfterRevocation:
    'How many of the thief’s calls were answered after the credential it used had been ended.',
  reads: 'How often the server read its database to answer: a look-up of a key, a list, a user.',
  writes: 'How often the server wrote to its database to answer.',
  calls: 'Sign-ins, refreshes and questions that went to the issuer of the tokens.',
  rows: 'Rows that the server has to keep: keys, sign-ins, refresh tokens, entries of a denylist.',
  honestRefused: 'Calls of those who may call, and were refused all the same.',
  key: 'In this lane the same calls are made with an API key: a random string that the server looks up.',
  jwt: 'In this lane the same calls are made with a JWT: a signed token that the server can check by itself.',
} as const satisfies Record<string, string>;

export type TermId = keyof typeof TERMS;
