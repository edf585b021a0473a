import { firstScenario } from '../../content/scenarios/index.js';
import {
  LANES,
  startRun,
  type Lane,
  type CommandInput,
  type RequestEvent,
  type Run,
  type Scenario,
} from '../../core/simulation/index.js';

const SEED = 2026;
/** Long enough for each customer to call once more. */
const UNTIL_NEXT_MS = 30_000;

/** A story without a thief: a customer with a key and one with a token, and what the server does with their calls. */
const world: Scenario = {
  ...firstScenario.world,
  script: firstScenario.world.script.filter(({ type }) => type === 'mint'),
};

/** The two drawings of the guide, come to life: a call of each lane, as the mock API answered it. */
export class LiveWays {
  #run: Run;
  #calls = $state.raw<Partial<Record<Lane, RequestEvent>>>({});
  #denylist = $state(false);
  #revoked = $state(false);

  private constructor(run: Run) {
    this.#run = run;
  }

  static async open(): Promise<LiveWays> {
    const ways = new LiveWays(await startRun(world, SEED));
    await ways.send();
    return ways;
  }

  get alg(): Scenario['api']['alg'] {
    return world.api.alg;
  }

  get denylist(): boolean {
    return this.#denylist;
  }

  get revoked(): boolean {
    return this.#revoked;
  }

  call(lane: Lane): RequestEvent | undefined {
    return this.#calls[lane];
  }

  /** Lets the customers call once more. A client whose token was refused gets another one, and calls again. */
  async send(): Promise<void> {
    const before = this.#run.log.length;
    await this.#run.advance(this.#run.now + UNTIL_NEXT_MS);
    const since = this.#run.log.slice(before);
    const firstOf = (lane: Lane): RequestEvent | undefined =>
      since.find(
        (event): event is RequestEvent =>
          event.kind === 'request' && event.lane === lane && event.purpose === 'call',
      );
    this.#calls = Object.fromEntries(LANES.map((lane) => [lane, firstOf(lane) ?? this.#calls[lane]]));
  }

  /** Revokes the key and the token, and shows what the next call meets. */
  async revokeBoth(): Promise<void> {
    const { credentials } = this.#run.view(this.#run.now);
    await this.#order(
      ...credentials
        .filter(({ kind, revokedAt }) => kind !== 'refresh_token' && revokedAt === null)
        .map(({ id }): CommandInput => ({ type: 'revoke', credential: id })),
    );
    this.#revoked = true;
  }

  async switchDenylist(): Promise<void> {
    const denylist = !this.#denylist;
    await this.#order({ type: 'configure', dials: { denylist } });
    this.#denylist = denylist;
  }

  async startAgain(): Promise<void> {
    this.#run = await startRun(world, SEED);
    this.#denylist = false;
    this.#revoked = false;
    await this.send();
  }

  async #order(...orders: CommandInput[]): Promise<void> {
    for (const order of orders) await this.#run.issue({ ...order, at: this.#run.now });
    await this.send();
  }
}
