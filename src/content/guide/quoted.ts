/** Where a sentence comes from: an id of `content/sources`, and a name short enough to stand in its line. */
export interface Quoted {
  source: string;
  label: string;
}
