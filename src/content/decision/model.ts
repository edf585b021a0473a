import type { DecisionModel } from '../../core/decision/index.js';
import { companions, variants } from './companions.js';
import { questionShapes } from './questions.js';
import { tensions } from './tensions.js';
import { vetoes } from './vetoes.js';
import { weights } from './weights/index.js';

/** The rules of the chooser. On a tie the outcome that keeps fewer long-lived secrets about wins. */
export const decisionModel: DecisionModel = {
  version: 3,
  exit: { question: 'direction', answer: 'webhooks', outcome: 'webhook-signature' },
  questions: questionShapes,
  outcomes: [
    'cookie-session',
    'workload-identity',
    'session-to-jwt',
    'revocable-token',
    'jwt-refresh',
    'client-credentials',
    'key-to-jwt',
    'api-key',
  ],
  vetoes,
  weights,
  variants,
  tensions,
  companions,
};
