/** Things to try on Inspect, in their order, by what each is. `state/inspect/examples.ts` makes them when one is asked for. */
export const exampleTitles = {
  curl: 'A curl command with a token and a key',
  answer: 'A token response',
  'id-token': 'A cookie with an expired ID token',
  unsigned: 'A URL with an unsigned token',
  'private-key': 'A private key',
} as const;

export type ExampleId = keyof typeof exampleTitles;
export const EXAMPLE_IDS = Object.keys(exampleTitles) as ExampleId[];
