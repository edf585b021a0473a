import type { LoggedRequest } from '../world/requestLog.js';
import { done, invalid, notFound, timestamp, type Run } from './outcome.js';
import { credentialView } from './target.js';

/** What has happened, without a secret. */

export const listRequests: Run = ({ log }, { query }) => {
  const since = query.get('since') ?? '0';
  if (!/^\d{1,15}$/.test(since))
    return invalid('The parameter since must be the id of a request: a whole number.');
  const { requests, forgotten, last } = log.since(Number(since));
  return done({ requests: requests.map(requestView), forgotten, last });
};

export function requestView({ at, ...request }: LoggedRequest): object {
  return { ...request, at: timestamp(at) };
}

export const readCounters: Run = ({ counters }) => done(counters.counts);

export const listCredentials: Run = ({ credentials }) =>
  done({ credentials: credentials.all.map(credentialView) });

export const readCredential: Run = ({ credentials }, { id }) => {
  const found = credentials.find(id);
  return found ? done(credentialView(found.named)) : notFound('No credential has this name.');
};
