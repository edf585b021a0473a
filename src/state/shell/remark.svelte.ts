/** What was last said about something. It goes when that thing is another one: it would not be true any more. */
export class Remark {
  readonly #about: () => unknown;
  #said = $state.raw<{ sentence: string; about: unknown } | null>(null);

  /** `about` hands back the thing, or text that names it. */
  constructor(about: () => unknown) {
    this.#about = about;
  }

  get sentence(): string {
    return this.#said !== null && this.#said.about === this.#about() ? this.#said.sentence : '';
  }

  say(sentence: string): void {
    this.#said = { sentence, about: this.#about() };
  }
}
