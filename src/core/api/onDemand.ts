/** What most visitors never need: loaded together, with the first request that does. See `seldom.ts`. */
export { introspect } from './checks/introspection.js';
export { checkStatusList } from './checks/denylist.js';
export { checkKeyId, checkSubject } from './checks/subject.js';
export { revokeExposed } from './exposed.js';
export { grantClientCredentials } from './grants/clientCredentials.js';
export { grantTokenExchange } from './grants/tokenExchange.js';
export { answerInner, passInward } from './routes/inner.js';
export { answerIntrospection } from './routes/introspect.js';
export { answerJwks, answerMetadata } from './routes/metadata.js';
export { addSigningKey, listSigningKeys, removeSigningKey } from './routes/signingKeys.js';
export { answerStatusList } from './routes/statusList.js';
export { changeRole, deleteUser, readUser, signOut } from './routes/users.js';
