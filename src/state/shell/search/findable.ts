import { statements } from '../../../content/check/statements.js';
import { questions } from '../../../content/decision/questions.js';
import { wording } from '../../../content/decision/wording.js';
import { pages } from '../../../content/guide/opening.js';
import { credentialWords } from '../../../content/incident/kinds.js';
import { SCALE } from '../../../content/scale/words.js';
import { searchWords } from '../../../content/searchWords.js';
import { PRACTICE } from '../../../content/practice/words.js';
import { VERIFIER } from '../../../content/verifier/words.js';
import { WRITE } from '../../../content/write/words.js';
import { loadScenarios } from '../../../content/scenarios/index.js';
import { catalogue } from '../../../core/checklist/index.js';
import { withoutMarks } from '../../../core/shared/index.js';
import { formatRoute } from '../route.js';

export const KINDS = [
  'page',
  'leak',
  'guide',
  'question',
  'story',
  'wizard',
  'check',
  'item',
  'error',
] as const;
export type Kind = (typeof KINDS)[number];

/** Something that can be searched for. */
export interface Findable {
  kind: Kind;
  title: string;
  /** What else it says. */
  text: string;
  /** What people call it who look for it, where it does not say so itself. */
  words: string;
  /** The fragment that leads to it. */
  address: string;
  /** The id of the element to go to there, where the fragment cannot say it. */
  element?: string;
}

/** A heading of the guide, which is part of the HTML: its words are not shipped a second time. */
export interface Heading {
  id: string;
  title: string;
  text: string;
}

/** All that can be found, in the order in which equals are shown. */
export async function everything(headings: readonly Heading[]): Promise<Findable[]> {
  return places(headings, await loadScenarios()).map((place) => ({
    ...place,
    words: searchWords[place.element ?? place.address] ?? '',
  }));
}

type Place = Omit<Findable, 'words'>;

function places(headings: readonly Heading[], scenarios: Awaited<ReturnType<typeof loadScenarios>>): Place[] {
  return [
    ...pages.map(({ path, title, text }): Place => ({
      kind: 'page',
      title,
      text,
      address: formatRoute([...path]),
    })),
    { kind: 'page', title: WRITE.title, text: WRITE.lead, address: formatRoute(['write']) },
    { kind: 'page', title: SCALE.title, text: SCALE.lead, address: formatRoute(['scale']) },
    { kind: 'page', title: VERIFIER.title, text: VERIFIER.search, address: formatRoute(['verifier']) },
    { kind: 'page', title: PRACTICE.title, text: PRACTICE.search, address: formatRoute(['practice']) },
    ...Object.entries(credentialWords)
      .filter(([kind]) => kind !== 'unknown')
      .map(([kind, { name, hint }]): Place => ({
        kind: 'leak',
        title: `${name} is out: what to do`,
        text: hint,
        address: formatRoute(['leaked'], { kind }),
      })),
    ...headings.map(({ id, title, text }): Place => ({
      kind: kindOf(id),
      title,
      text,
      address: `#${encodeURIComponent(id)}`,
    })),
    ...Object.entries(scenarios).map(([id, { title, summary, teaches }]): Place => ({
      kind: 'story',
      title,
      text: `${summary} ${teaches}`,
      address: formatRoute(['lab', id]),
    })),
    ...questions.map(({ id }): Place => ({
      kind: 'wizard',
      title: wording[id]?.legend ?? id,
      text: [wording[id]?.why, ...Object.values(wording[id]?.answers ?? {}).map(({ label }) => label)].join(
        ' ',
      ),
      address: formatRoute(['decide', id]),
    })),
    ...statements.map(({ says, harm, fix }): Place => ({
      kind: 'check',
      title: says,
      text: `${harm} ${fix}`,
      address: formatRoute(['check']),
    })),
    ...catalogue.map(({ id, action, why }): Place => ({
      kind: 'item',
      title: withoutMarks(action),
      text: withoutMarks(why),
      address: formatRoute(['checklist', 'all']),
      element: `item-${id}`,
    })),
  ];
}

function kindOf(id: string): Kind {
  if (id.startsWith('faq-')) return 'question';
  return id.startsWith('problem-') ? 'error' : 'guide';
}
