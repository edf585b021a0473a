import { SETTINGS } from './table.js';

/** The JSON Schema of a settings file. */
export const settingsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Settings of the practice server of Key or Token',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    ...Object.fromEntries(
      Object.entries(SETTINGS).map(([name, { schema, does }]) => [name, { ...schema, description: does }]),
    ),
  },
  additionalProperties: false,
  dependentRequired: { cert: ['key'], key: ['cert'] },
};
