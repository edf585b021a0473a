import type { AnswerId, QuestionId, QuestionShape } from '../../core/decision/index.js';

export interface AnswerWords {
  id: AnswerId;
  /** For the list of answers, under the question's `short`. */
  short: string;
  /** A clause in the present tense, lower case: “Because you said …”, “if …”. */
  clause: string;
}

export interface Question {
  id: QuestionId;
  /** Its label in the list of answers and in the title of its page. */
  short: string;
  answers: readonly AnswerWords[];
  /** The cautious answer: what an open question and “I’m not sure” count as, unless that alone would make a conflict. */
  assumes: AnswerId;
  /** The same after some answers to other questions: a job that nobody placed is in no web page. */
  assumesFor?: Readonly<Partial<Record<QuestionId, Readonly<Record<AnswerId, AnswerId>>>>>;
  /** Whether it asks what somebody wishes for, its answers in order, rather than how things are. */
  isWish?: true;
}

/** In the order they are asked. The ids are published in links and never change. */
export const questions: readonly Question[] = [
  {
    id: 'direction',
    short: 'Direction',
    assumes: 'inbound',
    answers: [
      { id: 'inbound', short: 'They call our API', clause: 'they call your API' },
      { id: 'webhooks', short: 'We push events to them', clause: 'you push events to them' },
    ],
  },
  {
    id: 'caller',
    short: 'Who calls',
    assumes: 'person',
    answers: [
      {
        id: 'person',
        short: 'A person in our app',
        clause: 'a signed-in person calls through your own app',
      },
      {
        id: 'partner',
        short: 'A customer’s server',
        clause: 'customers or partners call from their own servers',
      },
      { id: 'ours', short: 'Our own service or job', clause: 'your own service, job or pipeline calls' },
      {
        id: 'third-party',
        short: 'Someone else’s app for our user',
        clause: 'someone else’s app or agent acts for one of your users',
      },
      { id: 'device', short: 'A device in the field', clause: 'a device in the field calls' },
      {
        id: 'own-script',
        short: 'A developer’s own script',
        clause: 'a developer’s own script or local tool calls',
      },
    ],
  },
  {
    id: 'home',
    short: 'Where the credential sits',
    assumes: 'browser',
    assumesFor: { caller: { partner: 'server', ours: 'server', device: 'device', 'own-script': 'local' } },
    answers: [
      {
        id: 'server',
        short: 'On a server',
        clause: 'the credential sits only on a server or in a secret store',
      },
      { id: 'browser', short: 'In a web page', clause: 'the credential sits in a web page' },
      {
        id: 'installed',
        short: 'In an installed app',
        clause: 'the credential sits inside an app people install',
      },
      {
        id: 'ephemeral',
        short: 'On a short-lived machine',
        clause: 'the credential sits on a machine that is created and thrown away',
      },
      {
        id: 'local',
        short: 'On a developer’s machine',
        clause: 'the credential sits in a config file on one developer’s machine',
      },
      { id: 'device', short: 'Inside the device', clause: 'the credential sits inside the device itself' },
    ],
  },
  {
    id: 'identity',
    short: 'Person behind the call',
    assumes: 'every-call',
    assumesFor: { caller: { partner: 'no', ours: 'no', device: 'no' } },
    isWish: true,
    answers: [
      {
        id: 'every-call',
        short: 'Known on every call',
        clause: 'every call has to name the person behind it',
      },
      {
        id: 'sometimes',
        short: 'Known on some calls',
        clause: 'some calls have to name the person behind them',
      },
      { id: 'no', short: 'Not needed', clause: 'no call has to name a person' },
    ],
  },
  {
    id: 'revocation',
    short: 'How soon access ends',
    assumes: 'quarter-hour',
    isWish: true,
    answers: [
      {
        id: 'next-request',
        short: 'On the next request',
        clause: 'access has to end on the very next request',
      },
      { id: 'minute', short: 'Within a minute', clause: 'access has to end within about a minute' },
      {
        id: 'quarter-hour',
        short: 'Within 5 to 15 minutes',
        clause: 'access may take 5 to 15 minutes to end',
      },
      { id: 'later', short: 'Within an hour or a day', clause: 'access may take an hour or a day to end' },
    ],
  },
  {
    id: 'verifiers',
    short: 'Services that check it',
    assumes: 'gateway',
    assumesFor: { platform: { 'app-only': 'one' } },
    answers: [
      { id: 'one', short: 'One with one database', clause: 'one application with one database checks it' },
      {
        id: 'gateway',
        short: 'A gateway before other services',
        clause: 'a gateway checks it, with services behind',
      },
      { id: 'many', short: 'Many services', clause: 'many services of several teams check it' },
      {
        id: 'other-organisations',
        short: 'Other organisations’ services',
        clause: 'services that other organisations run check it',
      },
    ],
  },
  {
    id: 'lookup',
    short: 'Can it be looked up',
    assumes: 'cached',
    isWish: true,
    answers: [
      { id: 'cheap', short: 'On each call', clause: 'a central store can be asked on each call' },
      {
        id: 'cached',
        short: 'With a short cache',
        clause: 'a central store can be asked, with a short cache',
      },
      { id: 'none', short: 'No lookup', clause: 'no central store can be asked' },
    ],
  },
  {
    id: 'permissions',
    short: 'What decides permissions',
    assumes: 'roles',
    isWish: true,
    answers: [
      {
        id: 'few-scopes',
        short: 'A few fixed scopes',
        clause: 'a few fixed scopes decide what a caller may do',
      },
      {
        id: 'roles',
        short: 'Roles per user',
        clause: 'roles from an identity provider decide what a caller may do',
      },
      {
        id: 'volatile',
        short: 'They change during the day',
        clause: 'permissions change during the day, or are very long lists',
      },
    ],
  },
  {
    id: 'metering',
    short: 'Metered per customer',
    assumes: 'some',
    isWish: true,
    answers: [
      { id: 'main', short: 'A main reason', clause: 'you bill, meter or throttle per customer' },
      { id: 'some', short: 'Useful but secondary', clause: 'metering per customer is useful but secondary' },
      { id: 'none', short: 'No', clause: 'nothing is metered per customer' },
    ],
  },
  {
    id: 'consent',
    short: 'Approved by a user',
    assumes: 'none',
    assumesFor: { caller: { 'third-party': 'delegated', 'own-script': 'own' } },
    isWish: true,
    answers: [
      {
        id: 'delegated',
        short: 'Granted to other software',
        clause: 'users grant limited access to somebody else’s software',
      },
      { id: 'own', short: 'For their own script', clause: 'users give access to their own script only' },
      { id: 'none', short: 'No', clause: 'no user has to approve it' },
    ],
  },
  {
    id: 'stakes',
    short: 'If replayed',
    assumes: 'high',
    answers: [
      { id: 'low', short: 'Nuisance or cost', clause: 'a stolen credential means nuisance or cost' },
      {
        id: 'business',
        short: 'Ordinary business data',
        clause: 'a stolen credential exposes ordinary business data',
      },
      {
        id: 'high',
        short: 'Personal data or money',
        clause: 'a stolen credential puts personal data or money at risk',
      },
    ],
  },
  {
    id: 'platform',
    short: 'What your team runs',
    assumes: 'app-only',
    isWish: true,
    answers: [
      {
        id: 'app-only',
        short: 'The application only',
        clause: 'your team runs the application and nothing else',
      },
      {
        id: 'idp',
        short: 'An identity provider or gateway',
        clause: 'your team can run an identity provider or API gateway',
      },
      {
        id: 'platform-team',
        short: 'A platform issuing identities',
        clause: 'your team can run PKI, a mesh or cloud workload identity',
      },
    ],
  },
  {
    id: 'integrators',
    short: 'Who integrates',
    assumes: 'public',
    assumesFor: { caller: { person: 'us', ours: 'us', partner: 'partners' } },
    answers: [
      {
        id: 'public',
        short: 'Many outside developers',
        clause: 'many outside developers integrate, and want a first call within minutes',
      },
      { id: 'partners', short: 'A few partners', clause: 'a few partners with OAuth libraries integrate' },
      { id: 'us', short: 'Only us', clause: 'only your own team integrates' },
    ],
  },
  {
    id: 'lifetime',
    short: 'Runs unattended for',
    assumes: 'days',
    answers: [
      { id: 'minutes', short: 'Minutes', clause: 'the work runs unattended for minutes' },
      {
        id: 'days',
        short: 'Hours to weeks',
        clause: 'the work runs for hours to weeks before a person comes back',
      },
      { id: 'years', short: 'Years', clause: 'the work runs unattended for years' },
    ],
  },
];

/** The same questions as the engine sees them: ids only. */
export const questionShapes: readonly QuestionShape[] = questions.map(
  ({ id, answers, assumes, ...rest }) => ({
    id,
    answers: answers.map((answer) => answer.id),
    assumes,
    ...(rest.assumesFor && {
      assumesBy: Object.entries(rest.assumesFor).map(([question, counts]) => ({
        question: question as QuestionId,
        answers: counts,
      })),
    }),
    ...(rest.isWish && { isWish: rest.isWish }),
  }),
);
