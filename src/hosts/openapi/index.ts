import { PRACTICE_PATH } from '../paths.js';
import { discoveryPaths, discoverySchemas } from './paths/discovery.js';
import { controlPaths } from './practice/control.js';
import { controlResponses } from './practice/operation.js';
import { frontPaths } from './practice/front.js';
import { keyPaths, keySchemas } from './paths/keys.js';
import { oauthPaths, oauthSchemas } from './paths/oauth.js';
import { orderPaths } from './paths/orders.js';
import { sharedResponses } from './responses.js';
import { plainProblem, sharedSchemas, type SchemaName } from './schemas.js';
import { securitySchemes } from './security.js';
import { signingKeyPaths, signingKeySchemas } from './paths/signingKeys.js';
import { tokenPaths, tokenSchemas } from './paths/tokens.js';
import type { Document, Schema } from './types.js';
import { userPaths, userSchemas } from './paths/users.js';

const description = `
A mock API to practise on: real API keys and real signed tokens, behind an OAuth issuer of its own. npm start serves it
beside the app, under ${PRACTICE_PATH}; where the app is served as plain files there is none, and this document describes
what the app itself calls in the Lab. It keeps everything in memory, so a restart loses it.

Errors are problem details (RFC 9457), and those of the OAuth endpoints are as RFC 6749 section 5.2 specifies. Besides
what is listed here, an unknown address is answered 404 and a method that an address does not know 405, with Allow. HEAD
is answered as GET is, without the body.

JSON bodies are read alike everywhere. A member that is null counts as left out. One that is unknown is refused
with 422, so that a mistyped expires_In makes no key that lives for ever. An empty body is an empty object. The bytes of a body decide what it is, not its Content-Type. Of two members with one name, the last counts.

Names that the API makes (of keys, signing keys, tokens, sign-ins and orders) are random: they cannot be guessed, and
none comes again after a restart, unless a seed is given. In the Lab, where a run can be repeated, they are numbered instead. npm start answers 413 to a body over 1 MB and 421 to a Host that is not this machine.
`;

const schemas: Record<SchemaName, Schema> = {
  ...sharedSchemas,
  ...keySchemas,
  ...userSchemas,
  ...signingKeySchemas,
  ...oauthSchemas,
  ...tokenSchemas,
  ...discoverySchemas,
  PlainProblem: plainProblem,
};

/** What `/openapi.json` holds. */
export const openApiDocument: Document = {
  openapi: '3.1.1',
  info: {
    title: 'Key or Token: the mock API',
    version: '1.0.0',
    summary: 'Orders behind API keys and access tokens, and everything to mint, check and revoke them.',
    description: description.trim(),
    contact: { name: 'The authors of Key or Token' },
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: `.${PRACTICE_PATH}`, description: 'The practice API of npm start.' }],
  tags: [
    { name: 'Orders', description: 'What the API is for.' },
    { name: 'API keys', description: 'Mint, list, revoke and rotate, with the admin secret.' },
    { name: 'People', description: 'Roles and sign-outs, with the admin secret.' },
    { name: 'Signing keys', description: 'What tokens are signed with. With the admin secret.' },
    { name: 'OAuth', description: 'How clients get tokens, ask about them and give them up.' },
    { name: 'Discovery', description: 'What clients and verifiers look up. Public.' },
    { name: 'OpenID Connect', description: 'As much of it as clients insist on.' },
    { name: 'Control plane', description: 'Time, revocation and faults, for tests. Of this machine alone.' },
  ],
  paths: {
    ...orderPaths,
    ...keyPaths,
    ...userPaths,
    ...signingKeyPaths,
    ...oauthPaths,
    ...tokenPaths,
    ...discoveryPaths,
    ...frontPaths,
    ...controlPaths,
  },
  components: { schemas, responses: { ...sharedResponses, ...controlResponses }, securitySchemes },
};
