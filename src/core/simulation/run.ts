import { createQueue, succeed, refuse } from '../shared/index.js';
import { billAt, exposuresAt } from './bill.js';
import { dueAt, takeTurn } from './callers.js';
import { expiredFrom } from './exposure.js';
import type { Checkpoint } from './history.js';
import { carryOut } from './orders.js';
import { Stage, type Past } from './stage.js';
import type { ClientRow, Command, CredentialId, LogEvent, Run, RunFile, Scenario, View } from './types.js';

/**
 * Starts a run at the scenario's first moment. Commands given here wait for their time, as the scenario's script
 * does. The same scenario, seed and commands give the same log, credential bytes apart.
 */
export async function startRun(
  scenario: Scenario,
  seed: number,
  commands: readonly Command[] = [],
): Promise<Run> {
  // Just before the first moment, so that the script's first commands are still to come.
  const stage = await Stage.set(scenario, seed, scenario.startsAt - 1);
  return new LiveRun(stage, byTime([...scenario.script, ...commands]), commands);
}

class LiveRun implements Run {
  readonly #stage: Stage;
  #pending: readonly Command[];
  #commands: Command[];
  /** One thing at a time: somebody may ask to advance, or give a command, while another command still runs. */
  readonly #inTurn = createQueue();

  #seen?: { moment: number; last: LogEvent | undefined; checkpoint: Checkpoint };

  constructor(stage: Stage, pending: readonly Command[], commands: readonly Command[]) {
    this.#stage = stage;
    this.#pending = pending;
    this.#commands = [...commands];
  }

  get scenario(): Scenario {
    return this.#stage.scenario;
  }

  get seed(): number {
    return this.#stage.seed;
  }

  get log(): readonly LogEvent[] {
    return this.#stage.history.log;
  }

  get now(): number {
    return this.#stage.now;
  }

  advance(toMs: number): Promise<void> {
    return this.#inTurn(() => this.#advance(toMs));
  }

  issue(command: Command): ReturnType<Run['issue']> {
    return this.#inTurn(async () => {
      if (!Number.isSafeInteger(command.at)) return refuse('invalid_time');
      if (command.at < this.#stage.now) return refuse('in_the_past');
      if (command.at > this.scenario.endsAt) return refuse('after_the_end');
      await this.#advance(command.at);
      const { event } = await this.#carryOut(command);
      if (event.error) return refuse(event.error);
      this.#commands.push(command);
      return succeed(event);
    });
  }

  serve(request: Request, atMs: number): Promise<Response> {
    return this.#inTurn(async () => {
      const { serve } = await import('./byHand/index.js');
      await this.#advance(Math.max(atMs, this.scenario.startsAt));
      return serve(this.#stage, request, async (described) => {
        const command: Command = { type: 'send', request: described, at: this.#stage.now };
        this.#commands.push(command);
        return (await this.#carryOut(command)).sent;
      });
    });
  }

  describe(text: string): ReturnType<Run['describe']> {
    return this.#inTurn(async () => {
      const { describeWritten, knownTo } = await import('./byHand/index.js');
      return describeWritten(text, knownTo(this.#stage));
    });
  }

  view(atMs: number): View {
    const checkpoint = this.#checkpointAt(atMs);
    const { server, simulation } = checkpoint.world;
    return {
      at: atMs,
      events: this.#stage.history.eventsAt(atMs),
      server,
      credentials: [...simulation.credentials.values()],
      clients: [...simulation.clients.values()],
      dials: simulation.dials.get('api') ?? this.#stage.dials,
      exposures: exposuresAt(atMs, checkpoint),
    };
  }

  bill(atMs: number): ReturnType<Run['bill']> {
    return billAt(atMs, this.#checkpointAt(atMs));
  }

  expiredFrom(id: CredentialId, atMs: number): number | null {
    const { world } = this.#checkpointAt(atMs);
    const credential = world.simulation.credentials.get(id);
    return credential ? expiredFrom(credential, world, this.scenario) : null;
  }

  /** In every frame, the view and the bill of one moment are asked for. */
  #checkpointAt(moment: number): Checkpoint {
    const { history } = this.#stage;
    const last = history.log.at(-1);
    if (this.#seen?.moment !== moment || this.#seen.last !== last)
      this.#seen = { moment, last, checkpoint: history.at(moment) };
    return this.#seen.checkpoint;
  }

  fork(atMs: number): Promise<Run> {
    return this.#inTurn(async () => {
      const now = Math.min(atMs, this.#stage.now);
      const { history, secrets, codes } = this.#stage;
      const past: Past = { history: history.fork(now), secrets, codes };
      const stage = await Stage.set(this.scenario, this.seed, now, past);
      const script = byTime(this.scenario.script).filter(({ at }) => at > now);
      return new LiveRun(
        stage,
        script,
        this.#commands.filter(({ at }) => at <= now),
      );
    });
  }

  export(): RunFile {
    const { scenario, seed, now } = this;
    return { format: 'key-or-token/run', version: 1, scenario, seed, commands: this.#commands, until: now };
  }

  async #advance(toMs: number): Promise<void> {
    const until = Math.min(Math.floor(toMs), this.scenario.endsAt);
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#stage.now = next.at;
      await next.happen();
    }
    this.#stage.now = Math.max(this.#stage.now, until);
  }

  /** What comes next, up to `until`. At the same moment callers go first, so a command sees what it reacts to. */
  #next(until: number): { at: number; happen: () => Promise<unknown> } | null {
    const client = this.#nextClient();
    const clientAt = client ? dueAt(client) : Infinity;
    const [command] = this.#pending;
    if (command && command.at < clientAt) {
      if (command.at > until) return null;
      return {
        at: command.at,
        happen: () => {
          this.#pending = this.#pending.slice(1);
          return this.#carryOut(command);
        },
      };
    }
    if (!client || clientAt > until) return null;
    return {
      at: clientAt,
      happen: async () => {
        await takeTurn(this.#stage, client);
        this.#stage.close();
      },
    };
  }

  #nextClient(): ClientRow | undefined {
    let first: ClientRow | undefined;
    for (const client of this.#stage.state.clients.values()) {
      if (!first || dueAt(client) < dueAt(first)) first = client;
    }
    return first;
  }

  async #carryOut(command: Command): ReturnType<typeof carryOut> {
    const outcome = await carryOut(this.#stage, command);
    this.#stage.close();
    return outcome;
  }
}

/** Earlier first; commands of the same moment keep their order. */
function byTime(commands: readonly Command[]): readonly Command[] {
  return [...commands].sort((a, b) => a.at - b.at);
}
