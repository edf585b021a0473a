import { guarded } from './guarded.js';

/** Who the API takes the caller for, whatever the credential allows. */
export const answerMe = guarded(null, ({ subject, kind, scopes }) => ({
  status: 200,
  body: { subject, credential: kind, scopes },
}));
