import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { createApi } from '../../src/core/api/index.js';
import { makeRouter } from '../../src/core/api/routes.js';
import { OAUTH_ERRORS, PROBLEMS } from '../../src/core/api/refusals.js';
import { openApiDocument } from '../../src/hosts/openapi/index.js';
import type { MediaType } from '../../src/hosts/openapi/types.js';
import { PRACTICE_PATH } from '../../src/hosts/paths.js';
import { seededRandom, SettableClock, startApi } from '../core/api/harness.js';
import { perform, read, type Exercise, type Outcome } from './openapi/exercise.js';
import { exercises } from './openapi/exercises.js';
import { answerFaults, documentedReasons, reasonIn, requestFaults, valueOf } from './openapi/judge.js';
import { around, ISSUER, operationOf, operations, responseOf } from './openapi/read.js';
import { faults } from './openapi/schemas.js';

const text = JSON.stringify(openApiDocument);

const outcomes = new Map<Exercise, Promise<Outcome>>();

/** What came of an exercise, which is done once however many tests look at it. */
function outcomeOf(exercise: Exercise): Promise<Outcome> {
  const outcome = outcomes.get(exercise) ?? perform(exercise);
  outcomes.set(exercise, outcome);
  return outcome;
}

function everyExample(): MediaType[] {
  const contents = operations.flatMap((operation) => [
    operation.requestBody?.content ?? {},
    ...Object.keys(operation.responses).map((status) => responseOf(operation, Number(status))?.content ?? {}),
  ]);
  return contents.flatMap((content) => Object.values(content)).filter(({ example }) => example !== undefined);
}

describe('the document', () => {
  test('is OpenAPI 3.1, by the schema of the OpenAPI Initiative', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(text));
    expect([valid, errors]).toEqual([true, undefined]);
  });

  test('refers to every component it has, and to no other', () => {
    const defined = Object.entries(openApiDocument.components).flatMap(([kind, all]) =>
      Object.keys(all).map((name) => `${kind}/${name}`),
    );
    const referred = [...text.matchAll(/"#\/components\/([^"]+)"/g)].map(([, name]) => name);
    const schemes = [...operations, ...around].flatMap(({ security }) =>
      security.flatMap((way) => Object.keys(way)),
    );
    const used = [...referred, ...schemes.map((name) => `securitySchemes/${name}`)];
    expect([...new Set(used)].sort()).toEqual(defined.sort());
  });

  test('names each operation once, under tags that it explains', () => {
    const ids = [...operations, ...around].map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = openApiDocument.tags.map(({ name }) => name);
    const all = [...operations, ...around].flatMap((operation) => operation.tags);
    expect([...new Set(all)].sort()).toEqual(tags.sort());
  });

  test('knows every operation that an exercise exercises', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(exercises.filter(({ operation }) => !ids.includes(operation))).toEqual([]);
  });

  test('gives examples of the shapes it documents', () => {
    const examples = everyExample();
    expect(examples.length).toBeGreaterThan(100);
    for (const { schema, example } of examples) {
      expect([example, faults(schema, example, 'closed')]).toEqual([example, []]);
    }
  });

  test('gives examples of refusals in the words of the API', async () => {
    const answers = (await Promise.all(exercises.map(outcomeOf))).map(({ answer }) => answer.text);
    const heard = answers.flatMap((text) => (text.startsWith('{"type"') ? [JSON.parse(text) as object] : []));
    const words = [
      ...(heard as Record<string, unknown>[]).map(
        ({ status, title, detail }) => `${String(status)} ${String(title)} ${String(detail)}`,
      ),
      ...Object.values(PROBLEMS).map(({ status, title, detail }) => `${status} ${title} ${detail}`),
      ...Object.values(OAUTH_ERRORS).map(({ error, description }) => `${error} ${description}`),
    ];
    const said = everyExample().flatMap(({ example }) => {
      const { status, title, detail, error, error_description } = example as Record<string, unknown>;
      if (title) return [`${String(status)} ${String(title)} ${String(detail)}`];
      return error ? [`${String(error)} ${String(error_description)}`] : [];
    });
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((sentence) => !words.includes(sentence))).toEqual([]);
  });

  test('holds nothing that looks like a credential', () => {
    expect(text.match(/eyJ\w*|kot_[a-z]+_\w+|[0-9A-Za-z]{32,}/g)).toEqual(null);
  });
});

describe.each(operations)('$method $path', (operation) => {
  const own = exercises.filter(({ operation: id }) => id === operation.operationId);

  test.each(own)('answers $status when $when, as documented', async (exercise) => {
    const { sent, answer } = await outcomeOf(exercise);
    expect([answer.status, answerFaults(operation, answer)]).toEqual([exercise.status, []]);
    if (exercise.status < 400) expect(requestFaults(operation, sent)).toEqual([]);
  });

  test('has an exercise for every status and every reason it documents', async () => {
    const seen = (await Promise.all(own.map(outcomeOf))).map(({ answer: { status, headers, text } }) => {
      const body = text === '' ? null : valueOf(headers.get('content-type'), text);
      return `${status} ${reasonIn(body) ?? ''}`;
    });
    const promised = Object.keys(operation.responses).flatMap((status) => {
      const reasons = documentedReasons(operation, Number(status));
      return (reasons.length > 0 ? reasons : ['']).map((reason) => `${status} ${reason}`);
    });
    expect([...new Set(seen)].sort()).toEqual([...new Set(promised)].sort());
  });
});

describe('the routes of the API', () => {
  test('are the operations of the document, no more and no fewer', () => {
    const routes = makeRouter(PRACTICE_PATH).routes.map(({ method, path }) => `${method} ${path}`);
    const { origin } = new URL(ISSUER);
    const addresses = operations.map(
      ({ method, address }) => `${method} ${address.replace(origin, '').replace(/\{(\w+)\}/g, ':$1')}`,
    );
    expect(addresses.sort()).toEqual([...new Set(routes)].sort());
  });

  test.each([...new Set(operations.map(({ address }) => address))])(
    '%s answers 405 to the methods that are not documented, and Allow names those that are',
    async (address) => {
      const harness = await startApi({ config: { issuer: ISSUER } });
      const known = operations
        .filter((operation) => operation.address === address)
        .map(({ method }) => method);
      const allowed = known.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
        if (known.some((one) => one === method)) continue;
        const response = await harness.call(`${method} ${address.replace('{id}', 'any')}`);
        expect([method, response.status]).toEqual([method, 405]);
        expect(response.headers.get('allow')?.split(', ').sort()).toEqual(allowed.sort());
      }
    },
  );

  test('have every problem type of the API among their answers, but the one for unknown methods', () => {
    const reasons = operations.flatMap((operation) =>
      Object.keys(operation.responses).flatMap((status) => documentedReasons(operation, Number(status))),
    );
    const types = Object.values(PROBLEMS).map(({ name }) => name);
    expect([...new Set(types)].filter((name) => !reasons.includes(name))).toEqual(['method-not-allowed']);
  });
});

test('an answer tells its timing as documented, where the host measures', async () => {
  let milliseconds = 0;
  const stopwatch = { now: () => (milliseconds += 0.25) };
  const config = { issuer: ISSUER };
  const api = await createApi({ clock: new SettableClock(), random: seededRandom(), config, stopwatch });
  const operation = operationOf('listOrders');
  const answer = await read(await api.fetch(new Request(operation.address)));
  expect(answer.headers.get('server-timing')).toBeTruthy();
  expect(answerFaults(operation, answer)).toEqual([]);
});
