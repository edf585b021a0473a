import type { LabScenario } from '../../../content/scenarios/index.js';
import type { App } from '../../shell/app.js';
import type { StoredValue } from '../../shell/storedValue.svelte.js';
import { formatRoute } from '../../shell/route.js';
import { isLevel, type LabHabits, type Level } from '../stored/habits.js';

/** At which level the Lab is shown: as an address asks for, or as the person has it. The run is the same at both. */
export class Levels {
  readonly #habits: StoredValue<LabHabits>;
  readonly #router: App['router'];
  readonly #isLocked: (story: string) => boolean;
  /** What an address asked for, for as long as the page is open. */
  #asked = $state<Level | null>(null);

  /** `isLocked` tells whether a story, by its id, keeps to its card. */
  constructor(
    habits: StoredValue<LabHabits>,
    router: App['router'],
    isLocked: (story: string) => boolean = () => false,
  ) {
    this.#habits = habits;
    this.#router = router;
    this.#isLocked = isLocked;
  }

  /** Takes over what an address says, where it says something. */
  ask(level: string | undefined): void {
    if (isLevel(level)) this.#asked = level;
  }

  of(story: LabScenario): Level {
    if (this.#isLocked(story.world.id)) return 'story';
    return isTold(story) ? (this.#asked ?? this.#habits.value.level) : 'bench';
  }

  /** Remembered, and from now on the person’s word counts, not the address’s. */
  choose(level: Level): void {
    this.#habits.save({ ...this.#habits.value, level });
    if (this.#asked === null) return;
    this.#asked = level;
    const { route } = this.#router;
    if (route.page !== 'lab' || route.query['level'] === undefined) return;
    // Empty parameters are left out.
    this.#router.replace(formatRoute(['lab', ...route.path], { ...route.query, level: '' }));
  }
}

/** Whether there is anything to find out or to bring about: the sandbox is a bench and nothing else. */
export function isTold({ prediction, goal }: LabScenario): boolean {
  return prediction !== undefined || goal !== undefined;
}
