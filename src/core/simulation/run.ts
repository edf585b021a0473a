import { createQueue, succeed, refuse } from '../shared/index.js';
import { takeTurn } from './actors/caller.js';
import { carryOut } from './commands/index.js';
import { Engine, type Past } from './engine.js';
import type { Checkpoint } from './history.js';
import { knownTo } from './manual/secrets.js';
import { serve } from './manual/serve.js';
import { describeWritten } from './manual/text.js';
import { billAt } from './measures/bill.js';
import { exposureOf } from './measures/exposure.js';
import { expiredFrom } from './measures/refusedEverywhere.js';
import { asTakenAway } from './measures/thief.js';
import { Schedule, type Due } from './schedule.js';
import type {
  ClientRow,
  Command,
  CredentialId,
  LogEvent,
  Run,
  RunFile,
  Scenario,
  View,
} from './types/index.js';

/**
 * Starts a run at the scenario's first moment. Commands given here wait for their time, as the scenario's script
 * does. The same scenario, seed and commands give the same log, credential bytes apart.
 *
 * ```ts
 * const startsAt = Date.UTC(2026, 0, 5, 9);
 * const minute = 60_000;
 * const run = await startRun(
 *   {
 *     id: 'a-leaked-key',
 *     startsAt,
 *     endsAt: startsAt + 30 * minute,
 *     api: {
 *       alg: 'ES256',
 *       accessTtlS: 900,
 *       refreshTtlS: 86_400,
 *       leewayS: 0,
 *       denylist: false,
 *       limit: { requests: 60, windowS: 60 },
 *     },
 *     traffic: {
 *       customer: { everyMs: minute, jitter: 0 },
 *       attacker: { everyMs: minute, jitter: 0 },
 *     },
 *     customer: { refreshBeforeMs: minute, replaceKeyAfterMs: 5 * minute, signInAfterMs: minute },
 *     script: [
 *       { at: startsAt, type: 'mint', lane: 'key' },
 *       { at: startsAt + 3 * minute, type: 'leak', credential: 'cred-1' },
 *     ],
 *   },
 *   1,
 * );
 * const revoked = await run.issue({ at: startsAt + 10 * minute, type: 'revoke', credential: 'cred-1' });
 * await run.advance(startsAt + 20 * minute);
 * run.bill(run.now).key.exposureMs; // 0: a key that nobody keeps a copy of ends at once
 * ```
 */
export async function startRun(
  scenario: Scenario,
  seed: number,
  commands: readonly Command[] = [],
): Promise<Run> {
  // Just before the first moment, so that the script's first commands are still to come.
  const engine = await Engine.start(scenario, seed, scenario.startsAt - 1);
  return new LiveRun(engine, [...scenario.script, ...commands], commands);
}

class LiveRun implements Run {
  readonly #engine: Engine;
  readonly #schedule: Schedule;
  #commands: Command[];
  /** One thing at a time: somebody may ask to advance, or give a command, while another command still runs. */
  readonly #inTurn = createQueue();

  /** The checkpoint that was looked at last. */
  #seen?: { moment: number; last: LogEvent | undefined; checkpoint: Checkpoint };

  constructor(engine: Engine, waiting: readonly Command[], commands: readonly Command[]) {
    this.#engine = engine;
    this.#schedule = new Schedule(waiting);
    this.#commands = [...commands];
  }

  get scenario(): Scenario {
    return this.#engine.scenario;
  }

  get seed(): number {
    return this.#engine.seed;
  }

  get log(): readonly LogEvent[] {
    return this.#engine.history.log;
  }

  get now(): number {
    return this.#engine.now;
  }

  advance(toMs: number): Promise<void> {
    return this.#inTurn(() => this.#advance(toMs));
  }

  issue(command: Command): ReturnType<Run['issue']> {
    return this.#inTurn(async () => {
      if (!Number.isSafeInteger(command.at)) return refuse('invalid_time');
      if (command.at < this.#engine.now) return refuse('in_the_past');
      if (command.at > this.scenario.endsAt) return refuse('after_the_end');
      await this.#advance(command.at);
      // One that is refused has its entry in the log, and so its place in the file.
      this.#commands.push(command);
      const { event } = await this.#carryOut(command);
      return event.error ? refuse(event.error) : succeed(event);
    });
  }

  serve(request: Request, atMs: number): Promise<Response> {
    return this.#inTurn(async () => {
      await this.#advance(Math.max(atMs, this.scenario.startsAt));
      return serve(this.#engine, request, async (described) => {
        const command: Command = { type: 'send', request: described, at: this.#engine.now };
        this.#commands.push(command);
        return (await this.#carryOut(command)).sent;
      });
    });
  }

  describe(text: string): ReturnType<Run['describe']> {
    return this.#inTurn(() => describeWritten(text, knownTo(this.#engine)));
  }

  view(atMs: number): View {
    const { world, late } = this.#checkpointAt(atMs);
    const { server, simulation } = world;
    return {
      at: atMs,
      startsAt: this.scenario.startsAt,
      events: this.#engine.history.eventsAt(atMs),
      server,
      credentials: [...simulation.credentials.values()].map((row) => asTakenAway(row, server)),
      clients: [...simulation.clients.values()],
      settings: simulation.settings.get('api') ?? this.#engine.tables.settings,
      exposures: { key: exposureOf('key', late, atMs), jwt: exposureOf('jwt', late, atMs) },
    };
  }

  bill(atMs: number): ReturnType<Run['bill']> {
    const { world, tallies, late } = this.#checkpointAt(atMs);
    return billAt(atMs, world, tallies, late);
  }

  expiredFrom(id: CredentialId, atMs: number): number | null {
    const { world } = this.#checkpointAt(atMs);
    const credential = world.simulation.credentials.get(id);
    return credential ? expiredFrom(credential, world, this.scenario) : null;
  }

  /** In every frame, the view and the bill of one moment are asked for. */
  #checkpointAt(moment: number): Checkpoint {
    const { history } = this.#engine;
    const last = history.log.at(-1);
    if (this.#seen?.moment !== moment || this.#seen.last !== last)
      this.#seen = { moment, last, checkpoint: history.at(moment) };
    return this.#seen.checkpoint;
  }

  fork(atMs: number): Promise<Run> {
    return this.#inTurn(async () => {
      const now = Math.min(atMs, this.#engine.now);
      const { history, secrets, codes } = this.#engine;
      const past: Past = { history, secrets, codes };
      const engine = await Engine.start(this.scenario, this.seed, now, past);
      const script = this.scenario.script.filter(({ at }) => at > now);
      return new LiveRun(
        engine,
        script,
        this.#commands.filter(({ at }) => at <= now),
      );
    });
  }

  secretOf(id: CredentialId): string {
    return this.#engine.secretOf(id);
  }

  export(): RunFile {
    const { scenario, seed, now } = this;
    return { format: 'key-or-token/run', version: 1, scenario, seed, commands: this.#commands, until: now };
  }

  async #advance(toMs: number): Promise<void> {
    const until = Math.min(Math.floor(toMs), this.scenario.endsAt);
    const { clients } = this.#engine.tables.state;
    const next = (): Due | null => this.#schedule.next(clients.values(), until);
    for (let due = next(); due; due = next()) {
      this.#engine.now = due.at;
      if ('command' in due) await this.#carryOut(due.command);
      else await this.#takeTurn(due.client);
    }
    this.#engine.now = Math.max(this.#engine.now, until);
  }

  async #takeTurn(client: ClientRow): Promise<void> {
    await takeTurn(this.#engine, client);
    this.#engine.close();
  }

  async #carryOut(command: Command): ReturnType<typeof carryOut> {
    const outcome = await carryOut(this.#engine, command);
    this.#engine.close();
    return outcome;
  }
}
