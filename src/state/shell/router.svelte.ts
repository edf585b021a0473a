import { parseRoute, type Route } from './route.js';

/** The address bar as state. `navigate` adds a history entry; `replace` corrects the present one. */
export class Router {
  #route = $state.raw<Route>(parseRoute(''));
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
    this.#read();
    window.addEventListener('hashchange', () => this.#read());
  }

  get route(): Route {
    return this.#route;
  }

  /** Whether an address is shown here. */
  shows(fragment: string): boolean {
    return parseRoute(fragment).page !== 'unknown';
  }

  navigate(fragment: string): void {
    this.#window.location.hash = fragment;
  }

  replace(fragment: string): void {
    this.#window.history.replaceState(null, '', fragment);
    this.#read();
  }

  #read(): void {
    this.#route = parseRoute(this.#window.location.hash);
    // The style sheet hides the guide, which is part of the HTML, while another page is shown.
    this.#window.document.documentElement.dataset['page'] = this.#route.page;
  }
}
