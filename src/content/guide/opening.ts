/** The first screen, and what it leads to. Page names are those of the addresses. */
export const opening = {
  title: ['API key or JWT?', 'Revoke both.', 'Watch.'],
  lead: 'They both get a request past the front door. They part ways the moment one leaks. Mint real ones here, leak them, pull them back, then choose for your own API in two minutes.',
  withoutScripts:
    'This guide reads in full as it is. The live leak, Decide, the Lab and the Checklist run as scripts in this page and need JavaScript turned on.',
} as const;

export const pages = [
  {
    path: ['decide'],
    title: 'Decide',
    text: 'Up to fourteen questions about your API; “I’m not sure” is an answer. You get a recommendation, the reasons with their sources, what it costs, and each single answer that would change it.',
    action: 'Choose for my API',
  },
  {
    path: ['lab', 'leaked-credential'],
    title: 'Lab',
    text: 'A customer and a thief call one mock API with real keys and real signed tokens, and you run the clock. Revoke, turn the denylist on, then click any call to read the exchange and why it was answered so.',
    action: 'Open the leaked credential',
  },
  {
    path: ['check'],
    title: '60-second check',
    text: 'Twenty short statements about a running system, one keystroke each. You get the findings by how soon they can hurt, what is left to find out, and for each a fix and a story that shows it.',
    action: 'Check a running system',
  },
  {
    path: ['leaked'],
    title: 'Leaked now',
    text: 'For the incident itself: what to do in which order, how long the copy still works, and who gets logged out, for your exact case. Tick the steps off, each with its time.',
    action: 'A credential has leaked',
  },
  {
    path: ['inspect'],
    title: 'Inspect',
    text: 'Paste a token, a key or whatever holds one. You see until when it opens the door, a verdict each on form, signature, time, issuer, audience and key, what is wrong with it, and what ends it. It stays in this tab.',
    action: 'Inspect a credential',
  },
  {
    path: ['checklist'],
    title: 'Checklist',
    text: 'What to do next for the choice you made: each item with its reason, a way to check it and a source. Tick it off here, or export it as a Markdown task list.',
    action: 'See the checklist',
  },
  {
    path: ['assignment'],
    title: 'Assignments',
    text: 'For a class: choose stories of the Lab, their order and what is locked, and send the link. Learners hand in a link or a file, and the page plays all of them again and says who met which goal, and how.',
    action: 'Set stories for a class',
  },
] as const;

export const privacy = {
  title: 'Nothing leaves this tab',
  text: [
    'Keys and tokens are made, checked and thrown away in this page. None is written to storage, to the address or to an export.',
    'Your answers are in the address after the #, the part a browser does not send. Your ticks stay in this browser.',
    'The page’s content security policy has the browser refuse any script, font, picture or request from another origin. Open the network panel and watch.',
  ],
} as const;
