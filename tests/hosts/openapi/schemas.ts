import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { openApiDocument } from '../../../src/hosts/openapi/index.js';
import type { Schema } from '../../../src/hosts/openapi/types.js';

/** Whether the schemas are read as written, or so that every member of an object has to be documented. */
export type Reading = 'as written' | 'closed';

const readers: Record<Reading, Ajv2020> = { 'as written': reader('as written'), closed: reader('closed') };

/** What is wrong with a value, a sentence each; nothing when it is of the schema. */
export function faults(schema: Schema, value: unknown, reading: Reading = 'as written'): string[] {
  const validate: ValidateFunction = readers[reading].compile(readable(schema, reading));
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

function reader(reading: Reading): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  formats.default(ajv);
  for (const [name, schema] of Object.entries(openApiDocument.components.schemas)) {
    ajv.addSchema(readable(schema, reading), name);
  }
  return ajv;
}

function readable(schema: Schema, reading: Reading): Schema {
  const named = JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '')) as Schema;
  return reading === 'closed' ? (closed(named) as Schema) : named;
}

/** Parts of an `allOf` stay open: each of them describes some of the members only. */
function closed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(closed);
  const members = Object.entries(value).map(([name, member]) => [
    name,
    name === 'allOf' ? member : closed(member),
  ]);
  const isShape = 'type' in value && value.type === 'object' && 'properties' in value;
  return { ...Object.fromEntries(members), ...(isShape && { additionalProperties: false }) };
}
