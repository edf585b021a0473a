import type { LibraryTable, LibraryUse } from '../../content/verifier/libraryTable.js';
import { GROUP_WORDS } from '../../content/verifier/words.js';
import { casesOf, type KitInput } from '../../core/verifier/index.js';
import { byGroup } from './reportView.js';

/** The algorithm that every library has, so that their figures can be compared. */
export const COMPARED = 'RS256';

/** As tools/verifiers.mjs makes its kits: which cases there are hangs on it. */
const MEASURED_FOR = {
  issuer: 'https://kit.example',
  audience: 'https://api.example',
  leewayS: 0,
  goodForS: 86_400,
};

export interface LibraryRow {
  library: string;
  language: string;
  /** “6.2.18”, or “2.6.0-1, Debian, 2023” for a package of a distribution. */
  version: string;
  uses: readonly UseRow[];
}

export interface UseRow {
  use: LibraryUse['use'];
  how: string;
  /** How many of the tokens must be refused. */
  refusable: number;
  /** Titles of bad tokens that are accepted, by what they are about. */
  accepted: readonly { about: string; titles: readonly string[] }[];
  acceptedCount: number;
  /** Titles of good tokens that are refused. */
  refused: readonly string[];
  /** How many tokens make it fail with an error that an API answers with 500. */
  crashes: number;
}

/** What `npm run verifiers` measured, in figures for one algorithm. */
export function libraryRows({ libraries }: LibraryTable): LibraryRow[] {
  return libraries.map(({ library, language, version, packaged, year, uses }) => ({
    library,
    language,
    version: packaged === undefined ? version : `${packaged}, Debian, ${year}`,
    uses: uses.map(useRow),
  }));
}

function useRow({ use, how, profile, wrong, crashes }: LibraryUse): UseRow {
  const input: KitInput = { ...MEASURED_FOR, alg: COMPARED, profile };
  const isIn = (table: LibraryUse['wrong'], id: string): boolean => table[id]?.includes(COMPARED) === true;
  const all = casesOf(input);
  const otherwise = all.filter(({ id }) => isIn(wrong, id));
  const accepted = otherwise.filter(({ accept }) => accept === false);
  return {
    use,
    how,
    refusable: all.filter(({ accept }) => accept === false).length,
    accepted: byGroup(accepted).map(({ group, rows }) => ({
      about: GROUP_WORDS[group],
      titles: rows.map(({ title }) => title),
    })),
    acceptedCount: accepted.length,
    refused: otherwise.filter(({ accept }) => accept === true).map(({ title }) => title),
    crashes: Object.keys(crashes).filter((id) => isIn(crashes, id)).length,
  };
}

/** “form 4, issuer and audience 17”. */
export function acceptedInWords({ accepted }: UseRow): string {
  return accepted.map(({ about, titles }) => `${lowered(about)} ${titles.length}`).join(', ');
}

const lowered = (about: string): string => (about === 'JSON' ? about : about.toLowerCase());
