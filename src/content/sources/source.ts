/** Something the app cites. `status` says what is not final: a draft, a document being replaced. */
export interface Source {
  title: string;
  url: string;
  status?: string;
}
