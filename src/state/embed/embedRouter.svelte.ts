import { formatRoute, parseRoute, type Route } from '../shell/route.js';
import { Router } from '../shell/router.svelte.js';
import { THEMES, type ThemeChoice } from '../shell/theme.svelte.js';

/** What the host's page asks for in the address, beside the story. */
interface Host {
  theme: ThemeChoice;
  /** Whether the frame shows one story and no other. */
  isLocked: boolean;
}

/**
 * The address of a frame, `embed.html#/lab/<scenario>?theme=dark&locked=1&…`. What the host asks for in it holds as long as
 * the host does not change it: it goes along from story to story, and no story sees it.
 */
export class EmbedRouter extends Router {
  readonly #read: { route: Route; host: Host } = $derived.by(() => apart(super.route));

  override get route(): Route {
    return this.#read.route;
  }

  get theme(): ThemeChoice {
    return this.#read.host.theme;
  }

  get isLocked(): boolean {
    return this.#read.host.isLocked;
  }

  /** Whether this frame may show what an address of the app names; everything else is for the whole app. */
  override shows(fragment: string): boolean {
    const [there, here] = [parseRoute(fragment), this.route];
    if (there.page !== 'lab') return false;
    return !this.isLocked || (here.page === 'lab' && here.path[0] === there.path[0]);
  }

  override navigate(fragment: string): void {
    if (this.shows(fragment)) super.navigate(withHost(fragment, this.#read.host));
  }

  override replace(fragment: string): void {
    if (this.shows(fragment)) super.replace(withHost(fragment, this.#read.host));
  }
}

/** An address with what a host asks for in it. */
export function withHost(fragment: string, { theme, isLocked }: Host): string {
  const route = parseRoute(fragment);
  if (route.page !== 'lab') return fragment;
  return formatRoute(['lab', ...route.path], {
    ...route.query,
    theme: theme === 'auto' ? '' : theme,
    locked: isLocked ? '1' : '',
  });
}

function apart(route: Route): { route: Route; host: Host } {
  if (route.page !== 'lab') return { route, host: { theme: 'auto', isLocked: false } };
  const { theme, locked, ...query } = route.query;
  return {
    route: { ...route, query },
    host: { theme: THEMES.find((known) => known === theme) ?? 'auto', isLocked: locked === '1' },
  };
}
