import type { AnswerId, QuestionId } from '../../core/decision/index.js';

/** How a question reads on its own page; what lists and documents say of it is in `questions.ts`. */
export interface Wording {
  /** The question itself, the heading of its page. */
  legend: string;
  /** One sentence: why we ask. */
  why: string;
  answers: Readonly<Record<AnswerId, { label: string; hint: string }>>;
}

export const wording: Readonly<Record<QuestionId, Wording>> = {
  direction: {
    legend: 'Which way does the traffic go?',
    why: 'Proving who calls you and proving that an event came from you are different problems.',
    answers: {
      inbound: {
        label: 'They call our API',
        hint: 'Requests come in, and each one has to prove who sent it',
      },
      webhooks: {
        label: 'We push events to them',
        hint: 'Webhooks: your server calls theirs. No more questions after this one',
      },
    },
  },
  caller: {
    legend: 'Who or what makes the call?',
    why: 'A key names a piece of software. A person, or software acting for a person, needs more than that.',
    answers: {
      person: {
        label: 'A signed-in person, through our own app',
        hint: 'Your web page or your mobile app calls your API',
      },
      partner: {
        label: 'A customer or partner, from their own server or script',
        hint: 'Their backend calls your API; nobody signs in during the call',
      },
      ours: {
        label: 'Our own service, job or pipeline',
        hint: 'One of your services calls another, or a CI job deploys',
      },
      'third-party': {
        label: 'Someone else’s app or agent, acting for one of our users',
        hint: 'An integration, a marketplace app, an AI agent with a user’s permission',
      },
      device: { label: 'A device in the field', hint: 'A sensor, a meter, a till: nobody stands next to it' },
      'own-script': {
        label: 'A developer’s own script or local tool',
        hint: 'It acts as the developer who runs it',
      },
    },
  },
  home: {
    legend: 'Where will the credential sit?',
    why: 'A place that others can read cannot keep a long-lived secret.',
    answers: {
      server: {
        label: 'Only on a server or in a secret store',
        hint: 'Nobody outside the team that runs it can read it',
      },
      browser: {
        label: 'In a web page',
        hint: 'Any script in the page, and anyone who opens the developer tools, can reach it',
      },
      installed: {
        label: 'Inside an app people install',
        hint: 'A phone app, a desktop app, a command-line tool you ship',
      },
      ephemeral: {
        label: 'On a machine created and thrown away',
        hint: 'A CI job or a container that lives for minutes',
      },
      local: {
        label: 'In a config file on one developer’s machine',
        hint: 'A dotfile or an environment variable, for one person',
      },
      device: {
        label: 'Inside the device itself',
        hint: 'In flash memory or a secure element, in the hands of whoever has the device',
      },
    },
  },
  identity: {
    legend: 'Must the API know which person is behind each call?',
    why: 'An API key says which customer or script calls, not which person is behind a customer’s call.',
    answers: {
      'every-call': { label: 'Yes, on every call', hint: 'What a call may see or do depends on the person' },
      sometimes: { label: 'Sometimes', hint: 'Which customer always, which person on some calls' },
      no: { label: 'No', hint: 'Only which customer, app or service is calling' },
    },
  },
  revocation: {
    legend: 'Access has to end. How soon?',
    why: 'Think of a leaked credential, or of someone who left the company this morning.',
    answers: {
      'next-request': {
        label: 'On the very next request',
        hint: 'Something has to be looked up on every call, with no cache in between',
      },
      minute: { label: 'Within about a minute', hint: 'A short cache is fine' },
      'quarter-hour': { label: 'Within 5 to 15 minutes', hint: 'A short-lived token can run out' },
      later: {
        label: 'An hour or a day is acceptable',
        hint: 'A thief could use it that long, and you can live with it',
      },
    },
  },
  verifiers: {
    legend: 'How many separate services must check it?',
    why: 'One service can look a credential up. Many services need something they can check without sharing a secret.',
    answers: {
      one: {
        label: 'One application with one database',
        hint: 'The service that answers the call also knows the credential',
      },
      gateway: {
        label: 'A gateway with services behind it',
        hint: 'The gateway checks what came in and passes the identity on',
      },
      many: { label: 'Many services, several teams', hint: 'Each service checks for itself' },
      'other-organisations': {
        label: 'Services other organisations run',
        hint: 'They have no access to your database',
      },
    },
  },
  lookup: {
    legend: 'Can the checking service ask a central store on each call?',
    why: 'Ending access early takes state that the checking service can read.',
    answers: {
      cheap: {
        label: 'Yes, on each call',
        hint: 'A database or an issuer is close by, and the call may depend on it',
      },
      cached: {
        label: 'Only with a short cache',
        hint: 'An answer is kept for some seconds and may be that much out of date',
      },
      none: { label: 'No', hint: 'At the edge, in many regions, sometimes offline' },
    },
  },
  permissions: {
    legend: 'What decides what a caller may do?',
    why: 'What is written into a token stays as it was when the token was issued, and makes the token longer.',
    answers: {
      'few-scopes': { label: 'All or nothing, or a few fixed scopes', hint: 'Such as read and write' },
      roles: {
        label: 'Roles or scopes per user, from an identity provider',
        hint: 'They change when somebody’s job changes',
      },
      volatile: {
        label: 'Permissions that change during the day, or very long lists',
        hint: 'Sharing, entitlements, hundreds of groups',
      },
    },
  },
  metering: {
    legend: 'Do you bill, meter or throttle per customer?',
    why: 'Counting needs a stable name for the customer on every call, which a key provides with little work.',
    answers: {
      main: { label: 'Yes, it is a main reason for the credential', hint: 'Plans, quotas, invoices by use' },
      some: { label: 'Useful, but secondary', hint: 'A limit against abuse, a usage page' },
      none: { label: 'No', hint: 'Nobody is billed or limited by customer' },
    },
  },
  consent: {
    legend: 'Must a user approve it and be able to withdraw it?',
    why: 'Giving somebody else’s software part of a user’s access is what OAuth is for.',
    answers: {
      delegated: {
        label: 'Yes, for somebody else’s software',
        hint: 'A user grants limited access, and can take it back',
      },
      own: { label: 'Yes, for their own script only', hint: 'A user creates a credential for themselves' },
      none: { label: 'No', hint: 'No user is asked' },
    },
  },
  stakes: {
    legend: 'What happens if a stolen credential is replayed?',
    why: 'The more a thief can do, the less you can rely on a credential that works for whoever holds it.',
    answers: {
      low: { label: 'Nuisance or cost', hint: 'Public or read-only data' },
      business: { label: 'Ordinary business data is exposed', hint: 'Orders, stock, internal reports' },
      high: {
        label: 'Personal data, money or regulated data is at risk',
        hint: 'Payments, health, anything you would have to report',
      },
    },
  },
  platform: {
    legend: 'What can your team run?',
    why: 'Some answers need an issuer, a gateway or certificates that somebody has to operate.',
    answers: {
      'app-only': { label: 'The application and nothing else', hint: 'A database, and the code you write' },
      idp: {
        label: 'An identity provider or an API gateway',
        hint: 'Bought or run by you; it can issue and check tokens',
      },
      'platform-team': {
        label: 'A platform: PKI, mesh or cloud workload identity',
        hint: 'Somebody issues and renews certificates or workload tokens',
      },
    },
  },
  integrators: {
    legend: 'Who has to integrate?',
    why: 'A first call with curl and a key takes minutes. OAuth asks for a library and more reading.',
    answers: {
      public: { label: 'Many outside developers', hint: 'Their first call should work within minutes' },
      partners: { label: 'A few partners', hint: 'They have OAuth libraries and time to use them' },
      us: { label: 'Only us', hint: 'You write both sides' },
    },
  },
  lifetime: {
    legend: 'How long does the work run unattended?',
    why: 'Work that outlives a token has to renew it, and somebody or something has to be there to do so.',
    answers: {
      minutes: { label: 'Minutes', hint: 'A job, a request, one sitting' },
      days: { label: 'Hours to weeks', hint: 'A person comes back now and then' },
      years: { label: 'Years', hint: 'Nobody comes back; it has to keep going by itself' },
    },
  },
};
