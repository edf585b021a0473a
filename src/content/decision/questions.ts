import type { AnswerId, QuestionId, QuestionShape } from '../../core/decision/index.js';

export interface AnswerWords {
  id: AnswerId;
  label: string;
  hint: string;
  /** For the list of answers, under the question's `short`. */
  short: string;
  /** A clause in the present tense, lower case: “Because you said …”, “if …”. */
  clause: string;
}

export interface Question {
  id: QuestionId;
  /** The question itself, the heading of its page. */
  legend: string;
  /** Its label in the list of answers and in the title of its page. */
  short: string;
  /** One sentence: why we ask. */
  why: string;
  answers: readonly AnswerWords[];
  /** The cautious answer: what an open question and “I’m not sure” count as. */
  assumes: AnswerId;
}

/** In the order they are asked. The ids are published in links and never change. */
export const questions: readonly Question[] = [
  {
    id: 'direction',
    legend: 'Which way does the traffic go?',
    short: 'Direction',
    why: 'Proving who calls you and proving that an event came from you are different problems.',
    assumes: 'inbound',
    answers: [
      {
        id: 'inbound',
        label: 'They call our API',
        hint: 'Requests come in, and each one has to prove who sent it',
        short: 'They call our API',
        clause: 'they call your API',
      },
      {
        id: 'webhooks',
        label: 'We push events to them',
        hint: 'Webhooks: your server calls theirs. No more questions after this one',
        short: 'We push events to them',
        clause: 'you push events to them',
      },
    ],
  },
  {
    id: 'caller',
    legend: 'Who or what makes the call?',
    short: 'Who calls',
    why: 'A key names a piece of software. A person, or software acting for a person, needs more than that.',
    assumes: 'person',
    answers: [
      {
        id: 'person',
        label: 'A signed-in person, through our own app',
        hint: 'Your web page or your mobile app calls your API',
        short: 'A person, through our app',
        clause: 'a signed-in person calls through your own app',
      },
      {
        id: 'partner',
        label: 'A customer or partner, from their own server or script',
        hint: 'Their backend calls your API; nobody signs in during the call',
        short: 'A customer, from their server',
        clause: 'customers or partners call from their own servers',
      },
      {
        id: 'ours',
        label: 'Our own service, job or pipeline',
        hint: 'One of your services calls another, or a CI job deploys',
        short: 'Our own service or job',
        clause: 'your own service, job or pipeline calls',
      },
      {
        id: 'third-party',
        label: 'Someone else’s app or agent, acting for one of our users',
        hint: 'An integration, a marketplace app, an AI agent with a user’s permission',
        short: 'Someone else’s app, for our user',
        clause: 'someone else’s app or agent acts for one of your users',
      },
      {
        id: 'device',
        label: 'A device in the field',
        hint: 'A sensor, a meter, a till: nobody stands next to it',
        short: 'A device in the field',
        clause: 'a device in the field calls',
      },
      {
        id: 'own-script',
        label: 'A developer’s own script or local tool',
        hint: 'It acts as the developer who runs it',
        short: 'A developer’s own script',
        clause: 'a developer’s own script or local tool calls',
      },
    ],
  },
  {
    id: 'home',
    legend: 'Where will the credential sit?',
    short: 'Where the credential sits',
    why: 'A place that others can read cannot keep a long-lived secret.',
    assumes: 'browser',
    answers: [
      {
        id: 'server',
        label: 'Only on a server or in a secret store',
        hint: 'Nobody outside the team that runs it can read it',
        short: 'On a server',
        clause: 'the credential sits only on a server or in a secret store',
      },
      {
        id: 'browser',
        label: 'In a web page',
        hint: 'Any script that runs in the page, and anyone who opens its tools, can reach it',
        short: 'In a web page',
        clause: 'the credential sits in a web page',
      },
      {
        id: 'installed',
        label: 'Inside an app people install',
        hint: 'A phone app, a desktop app, a command-line tool you ship',
        short: 'In an installed app',
        clause: 'the credential sits inside an app people install',
      },
      {
        id: 'ephemeral',
        label: 'On a machine created and thrown away',
        hint: 'A CI job or a container that lives for minutes',
        short: 'On a short-lived machine',
        clause: 'the credential sits on a machine that is created and thrown away',
      },
      {
        id: 'local',
        label: 'In a config file on one developer’s machine',
        hint: 'A dotfile or an environment variable, for one person',
        short: 'On a developer’s machine',
        clause: 'the credential sits in a config file on one developer’s machine',
      },
      {
        id: 'device',
        label: 'Inside the device itself',
        hint: 'In flash memory or a secure element, in the hands of whoever has the device',
        short: 'Inside the device',
        clause: 'the credential sits inside the device itself',
      },
    ],
  },
  {
    id: 'identity',
    legend: 'Must the API know which person is behind each call?',
    short: 'Person behind the call',
    why: 'An API key identifies a client, not a person.',
    assumes: 'every-call',
    answers: [
      {
        id: 'every-call',
        label: 'Yes, on every call',
        hint: 'What a call may see or do depends on the person',
        short: 'Known on every call',
        clause: 'every call has to name the person behind it',
      },
      {
        id: 'sometimes',
        label: 'Sometimes',
        hint: 'Which customer always, which person on some calls',
        short: 'Known on some calls',
        clause: 'some calls have to name the person behind them',
      },
      {
        id: 'no',
        label: 'No',
        hint: 'Only which customer, app or service is calling',
        short: 'Not needed',
        clause: 'no call has to name a person',
      },
    ],
  },
  {
    id: 'revocation',
    legend: 'Access has to end. How soon?',
    short: 'How soon access ends',
    why: 'Think of a leaked credential, or of someone who left the company this morning.',
    assumes: 'quarter-hour',
    answers: [
      {
        id: 'next-request',
        label: 'On the very next request',
        hint: 'Something has to be looked up on every call, with no cache in between',
        short: 'On the next request',
        clause: 'access has to end on the very next request',
      },
      {
        id: 'minute',
        label: 'Within about a minute',
        hint: 'A short cache is fine',
        short: 'Within a minute',
        clause: 'access has to end within about a minute',
      },
      {
        id: 'quarter-hour',
        label: 'Within 5 to 15 minutes',
        hint: 'A short-lived token can run out',
        short: 'Within 5 to 15 minutes',
        clause: 'access may take 5 to 15 minutes to end',
      },
      {
        id: 'later',
        label: 'An hour or a day is acceptable',
        hint: 'A thief could use it that long, and you can live with it',
        short: 'Within an hour or a day',
        clause: 'access may take an hour or a day to end',
      },
    ],
  },
  {
    id: 'verifiers',
    legend: 'How many separate services must check it?',
    short: 'Services that check it',
    why: 'One service can look a credential up. Many services need something they can check without sharing a secret.',
    assumes: 'gateway',
    answers: [
      {
        id: 'one',
        label: 'One application with one database',
        hint: 'The service that answers the call also knows the credential',
        short: 'One, with one database',
        clause: 'one application with one database checks it',
      },
      {
        id: 'gateway',
        label: 'A gateway with services behind it',
        hint: 'The gateway checks what came in and passes the identity on',
        short: 'A gateway, services behind it',
        clause: 'a gateway checks it, with services behind',
      },
      {
        id: 'many',
        label: 'Many services, several teams',
        hint: 'Each service checks for itself',
        short: 'Many services',
        clause: 'many services of several teams check it',
      },
      {
        id: 'other-organisations',
        label: 'Services other organisations run',
        hint: 'They have no access to your database',
        short: 'Other organisations’ services',
        clause: 'services that other organisations run check it',
      },
    ],
  },
  {
    id: 'lookup',
    legend: 'Can the checking service ask a central store on each call?',
    short: 'Can it be looked up',
    why: 'Ending access early takes state that the checking service can read.',
    assumes: 'cached',
    answers: [
      {
        id: 'cheap',
        label: 'Yes, on each call',
        hint: 'A database or an issuer is close by, and the call may depend on it',
        short: 'On each call',
        clause: 'a central store can be asked on each call',
      },
      {
        id: 'cached',
        label: 'Only with a short cache',
        hint: 'An answer is kept for some seconds and may be that much out of date',
        short: 'With a short cache',
        clause: 'a central store can be asked, with a short cache',
      },
      {
        id: 'none',
        label: 'No',
        hint: 'At the edge, in many regions, sometimes offline',
        short: 'No lookup',
        clause: 'no central store can be asked',
      },
    ],
  },
  {
    id: 'permissions',
    legend: 'What decides what a caller may do?',
    short: 'What decides permissions',
    why: 'What is written into a token stays as it was when the token was issued, and makes the token longer.',
    assumes: 'roles',
    answers: [
      {
        id: 'few-scopes',
        label: 'All or nothing, or a few fixed scopes',
        hint: 'Such as read and write',
        short: 'A few fixed scopes',
        clause: 'a few fixed scopes decide what a caller may do',
      },
      {
        id: 'roles',
        label: 'Roles or scopes per user, from an identity provider',
        hint: 'They change when somebody’s job changes',
        short: 'Roles per user',
        clause: 'roles from an identity provider decide what a caller may do',
      },
      {
        id: 'volatile',
        label: 'Permissions that change during the day, or very long lists',
        hint: 'Sharing, entitlements, hundreds of groups',
        short: 'They change during the day',
        clause: 'permissions change during the day, or are very long lists',
      },
    ],
  },
  {
    id: 'metering',
    legend: 'Do you bill, meter or throttle per customer?',
    short: 'Metered per customer',
    why: 'Counting needs a stable name for the customer on every call, which a key gives for little work.',
    assumes: 'some',
    answers: [
      {
        id: 'main',
        label: 'Yes, it is a main reason for the credential',
        hint: 'Plans, quotas, invoices by use',
        short: 'Yes, a main reason',
        clause: 'you bill, meter or throttle per customer',
      },
      {
        id: 'some',
        label: 'Useful, but secondary',
        hint: 'A limit against abuse, a usage page',
        short: 'Useful, secondary',
        clause: 'metering per customer is useful but secondary',
      },
      {
        id: 'none',
        label: 'No',
        hint: 'Nobody is billed or limited by customer',
        short: 'No',
        clause: 'nothing is metered per customer',
      },
    ],
  },
  {
    id: 'consent',
    legend: 'Must a user approve it and be able to withdraw it?',
    short: 'Approved by a user',
    why: 'Handing part of one’s own access to somebody else’s software is what OAuth is for.',
    assumes: 'none',
    answers: [
      {
        id: 'delegated',
        label: 'Yes, for somebody else’s software',
        hint: 'A user grants limited access, and can take it back',
        short: 'Granted to other software',
        clause: 'users grant limited access to somebody else’s software',
      },
      {
        id: 'own',
        label: 'Yes, for their own script only',
        hint: 'A user creates a credential for themselves',
        short: 'For their own script',
        clause: 'users give access to their own script only',
      },
      {
        id: 'none',
        label: 'No',
        hint: 'No user is asked',
        short: 'No',
        clause: 'no user has to approve it',
      },
    ],
  },
  {
    id: 'stakes',
    legend: 'What happens if a stolen credential is replayed?',
    short: 'If replayed',
    why: 'The more a thief can do with it, the less a credential that works for whoever holds it is enough.',
    assumes: 'high',
    answers: [
      {
        id: 'low',
        label: 'Nuisance or cost',
        hint: 'Public or read-only data',
        short: 'Nuisance or cost',
        clause: 'a stolen credential means nuisance or cost',
      },
      {
        id: 'business',
        label: 'Ordinary business data is exposed',
        hint: 'Orders, stock, internal reports',
        short: 'Ordinary business data',
        clause: 'a stolen credential exposes ordinary business data',
      },
      {
        id: 'high',
        label: 'Personal data, money or regulated data is at risk',
        hint: 'Payments, health, anything you would have to report',
        short: 'Personal data or money',
        clause: 'a stolen credential puts personal data or money at risk',
      },
    ],
  },
  {
    id: 'platform',
    legend: 'What can your team run?',
    short: 'What your team runs',
    why: 'Some answers need an issuer, a gateway or certificates that somebody has to operate.',
    assumes: 'app-only',
    answers: [
      {
        id: 'app-only',
        label: 'The application and nothing else',
        hint: 'A database, and the code you write',
        short: 'The application only',
        clause: 'your team runs the application and nothing else',
      },
      {
        id: 'idp',
        label: 'An identity provider or an API gateway',
        hint: 'Bought or run by you; it can issue and check tokens',
        short: 'An identity provider or gateway',
        clause: 'your team can run an identity provider or API gateway',
      },
      {
        id: 'platform-team',
        label: 'A platform: PKI, mesh or cloud workload identity',
        hint: 'Somebody issues and renews certificates or workload tokens',
        short: 'PKI, mesh or workload identity',
        clause: 'your team can run PKI, a mesh or cloud workload identity',
      },
    ],
  },
  {
    id: 'integrators',
    legend: 'Who has to integrate?',
    short: 'Who integrates',
    why: 'A first call with curl and a key takes minutes. OAuth asks for a library and more reading.',
    assumes: 'public',
    answers: [
      {
        id: 'public',
        label: 'Many outside developers',
        hint: 'Their first call should work within minutes',
        short: 'Many outside developers',
        clause: 'many outside developers integrate, and want a first call within minutes',
      },
      {
        id: 'partners',
        label: 'A few partners',
        hint: 'They have OAuth libraries and time to use them',
        short: 'A few partners',
        clause: 'a few partners with OAuth libraries integrate',
      },
      {
        id: 'us',
        label: 'Only us',
        hint: 'You write both sides',
        short: 'Only us',
        clause: 'only your own team integrates',
      },
    ],
  },
  {
    id: 'lifetime',
    legend: 'How long does the work run unattended?',
    short: 'Runs unattended for',
    why: 'Work that outlives a token has to renew it, and somebody or something has to be there to do so.',
    assumes: 'days',
    answers: [
      {
        id: 'minutes',
        label: 'Minutes',
        hint: 'A job, a request, one sitting',
        short: 'Minutes',
        clause: 'the work runs unattended for minutes',
      },
      {
        id: 'days',
        label: 'Hours to weeks',
        hint: 'A person comes back now and then',
        short: 'Hours to weeks',
        clause: 'the work runs for hours to weeks before a person comes back',
      },
      {
        id: 'years',
        label: 'Years',
        hint: 'Nobody comes back; it has to go on by itself',
        short: 'Years',
        clause: 'the work runs unattended for years',
      },
    ],
  },
];

/** The same questions as the engine sees them: ids only. */
export const questionShapes: readonly QuestionShape[] = questions.map(({ id, answers, assumes }) => ({
  id,
  answers: answers.map((answer) => answer.id),
  assumes,
}));
