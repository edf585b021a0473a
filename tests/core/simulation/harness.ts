import { leakedCredential } from '../../../src/content/scenarios/leakedCredential.js';
import {
  startRun,
  type Bill,
  type Command,
  type Lane,
  type LogEvent,
  type CommandInput,
  type RequestEvent,
  type Run,
  type Scenario,
} from '../../../src/core/simulation/index.js';

export const { world } = leakedCredential;
export const at = (minute: number, second = 0): number => world.startsAt + (minute * 60 + second) * 1000;

export const revokeBoth: Command[] = [
  { at: at(8), type: 'revoke', credential: 'cred-1' },
  { at: at(8), type: 'revoke', credential: 'cred-2' },
];

export function worldWith(api: Partial<Scenario['api']>): Scenario {
  return { ...world, api: { ...world.api, ...api } };
}

/** The whole story, with what the person does in it. */
export async function play(commands: Command[] = revokeBoth, scenario = world, seed = 1): Promise<Run> {
  const run = await startRun(scenario, seed, commands);
  await run.advance(scenario.endsAt);
  return run;
}

/** What happened, without anything that depends on a credential's bytes. */
export function verdicts(log: readonly LogEvent[]): unknown[] {
  return log.map((event) => {
    if (event.kind === 'command') return [event.at, event.command, event.error];
    const { lane, actor, purpose, credential, exchange, trace } = event;
    const decided = trace.steps[trace.decidedBy];
    return [
      event.at,
      lane,
      actor,
      purpose,
      credential,
      exchange.response.status,
      decided?.id,
      decided?.code,
      trace.steps,
    ];
  });
}

export function calls(run: Run, lane: Lane, actor: RequestEvent['actor']): RequestEvent[] {
  return run.log.filter(
    (event): event is RequestEvent =>
      event.kind === 'request' && event.purpose === 'call' && event.lane === lane && event.actor === actor,
  );
}

export async function act(run: Run, moment: number, order: CommandInput): ReturnType<Run['issue']> {
  return run.issue({ ...order, at: moment });
}

export function exposures(bill: Record<Lane, Bill>): Record<Lane, number> {
  return { key: bill.key.exposureMs, jwt: bill.jwt.exposureMs };
}
