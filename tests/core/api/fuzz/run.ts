import { createApi, type Trace } from '../../../../src/core/api/index.js';
import { s256Challenge } from '../../../../src/core/credentials/index.js';
import { seededRandom, SettableClock } from '../harness.js';
import { VERIFIER } from '../oauth.js';
import { Dice } from './dice.js';
import { requestOf, secretsOf } from './draft.js';
import { wellMeant } from './drafts.js';
import { forgedTokens } from './forged.js';
import { PROPERTIES, type Property } from './judge.js';
import { learn, type Answered } from './learn.js';
import { Ledger } from './ledger.js';
import { anySettings } from './settings.js';
import { spoil } from './spoil.js';

/** APIs that share the requests, each with settings of its own: as many in a sample. */
const WORLDS = 40;
const HANGS_AFTER_MS = 20_000;

export interface Fault {
  property: Property;
  /** Enough to find it again: the world is settled by the seed, and the request by its number in it. */
  where: string;
}

export interface Report {
  faults: Fault[];
  requests: number;
  byStatus: Map<number, number>;
}

/** Worlds under way at once: while one waits for a signature, another goes on. */
const LANES = 4;

/** Sends generated requests to generated APIs, and judges every answer. The same seed sends the same kinds. */
export async function fuzz(seed: number, requests: number): Promise<Report> {
  const report: Report = { faults: [], requests: 0, byStatus: new Map() };
  const sizes = Array.from({ length: WORLDS }, (_, world) => Math.floor((requests + world) / WORLDS));
  const worlds = sizes.entries();
  const lane = async (): Promise<void> => {
    for (const [world, size] of worlds)
      await fuzzWorld(new Dice(seed * 1_000_003 + world), world, size, report);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return report;
}

async function fuzzWorld(dice: Dice, world: number, size: number, report: Report): Promise<void> {
  const clock = new SettableClock();
  const seen: Trace[] = [];
  const config = anySettings(dice);
  const random = seededRandom(dice.below(1_000_000));
  const observe = (trace: Trace): number => seen.push(trace);
  const api = await createApi({ clock, random, config, ids: 'counted', observe });
  const ledger = new Ledger(api.config);
  const supplies = {
    issuer: api.config.issuer,
    ledger,
    challenge: await s256Challenge(VERIFIER),
    adminSecret: api.config.adminSecret,
    forged: await forgedTokens(api, clock.at),
  };

  for (let number = 1; number <= size;) {
    if (dice.chance(4)) clock.passSeconds(dice.pick([0.5, 1, 5, 30, 300]));
    const meant = wellMeant(dice, supplies);
    const draft = dice.chance(50) ? spoil(meant, dice) : meant;
    const request = requestOf(draft);
    if (!request) continue;

    const { method, url, headers } = request;
    const answered = await answerOf(api.fetch(request));
    const exchanged = {
      sent: { method, url, headers, body: draft.body ?? '' },
      secrets: secretsOf(draft),
      answered,
      traces: seen.splice(0),
    };
    for (const [property, holds] of Object.entries(PROPERTIES)) {
      if (holds(exchanged, ledger, clock.at)) continue;
      const where = `world ${world}, request ${number}: ${method} ${pathOnly(url)} → ${answered.status}`;
      report.faults.push({ property: property as Property, where });
    }
    // The platform normalises a method and an address on their way.
    learn(ledger, { ...draft, method, url }, answered, clock.at);
    number += 1;
    report.requests += 1;
    report.byStatus.set(answered.status, (report.byStatus.get(answered.status) ?? 0) + 1);
  }
}

/** An exception and a hang count as what a client would see of them: 5xx. */
async function answerOf(answer: Promise<Response>): Promise<Answered> {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), HANGS_AFTER_MS);
  });
  try {
    const response = await Promise.race([answer, hang]);
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    return { status: 599, headers: new Headers(), text: String(error) };
  } finally {
    clearTimeout(timer);
  }
}

function pathOnly(url: string): string {
  return new URL(url).pathname;
}
