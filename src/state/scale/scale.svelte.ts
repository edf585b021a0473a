import type { Algorithm } from '../../content/scale/algorithms.js';
import type { FieldId } from '../../content/scale/words.js';
import type { Preset } from '../../content/scale/presets.js';
import {
  checkSystem,
  estimate,
  simulateSpread,
  sweep,
  type DesignId,
  type Figures,
  type Spread,
  type SweepPoint,
  type System,
  type SystemFault,
} from '../../core/scale/index.js';
import { faultSentence } from './words/faults.js';
import { RANGE, readField, readScaleLink, writeScaleLink, type ScaleLink, type Slid } from './link.js';
import { spell } from './words/fields.js';

type Texts = Readonly<Partial<Record<FieldId, string>>>;

const STEPS = 72;

/**
 * The page’s system: what the address says, and what was typed since. While a field is wrong, it counts as it last was,
 * and the address stays as it is.
 */
export class Scale {
  readonly #link: () => ScaleLink;
  readonly #replace: (address: string) => void;
  /** What cannot go into the address: it is not right yet. */
  #typed = $state.raw<Texts>({});
  #lastGood: System | null = null;

  readonly link: ScaleLink = $derived.by(() => this.#link());
  readonly #read = $derived.by(() => this.#readAll({ ...this.link.said, ...this.#typed }));
  readonly faults: Texts = $derived.by(() => this.#read.faults);
  readonly system: System = $derived.by(() => {
    const { system, faults } = this.#read;
    if (Object.keys(faults).length === 0) this.#lastGood = system;
    return system;
  });
  readonly figures: Figures = $derived.by(() => {
    const found = estimate(this.system);
    if (!found.ok) throw new Error('a system that was checked is refused');
    return found.value;
  });
  readonly values: readonly number[] = $derived.by(() => {
    const [from, to] = RANGE[this.link.slid];
    const steps = Array.from({ length: STEPS + 1 }, (_, step) => from * (to / from) ** (step / STEPS));
    const here = this.system[this.link.slid];
    const places = [...steps.map((value) => round(value)), ...(here > from && here < to ? [here] : [])];
    return [...new Set(places)].sort((a, b) => a - b);
  });
  readonly curve: readonly SweepPoint[] = $derived.by(() => sweep(this.system, this.link.slid, this.values));
  readonly spread: Spread = $derived.by(() => simulateSpread(this.system, SEED));
  readonly address: string = $derived.by(() => writeScaleLink(this.system, this.link));

  constructor(query: () => Readonly<Record<string, string>>, replace: (address: string) => void) {
    this.#link = () => readScaleLink(query());
    this.#replace = replace;
  }

  /** What a field shows: as it was typed while it is wrong. */
  text(field: FieldId): string {
    const said = this.#typed[field];
    if (said !== undefined) return said;
    const { said: linked, preset } = this.link;
    if (!this.faults[field]) return spell(field, this.system[field]);
    return linked[field] ?? spell(field, preset.system[field]);
  }

  type(field: FieldId, text: string): void {
    const typed = { ...this.#typed, [field]: text };
    const { system, faults } = this.#readAll({ ...this.link.said, ...typed });
    this.#typed = typed;
    if (Object.keys(faults).length === 0) this.#replace(writeScaleLink(system, this.link));
  }

  /** A field is left: it shows its value as we write it, unless it is wrong. */
  leave(field: FieldId): void {
    if (Object.keys(this.faults).length > 0) return;
    this.#typed = Object.fromEntries(Object.entries(this.#typed).filter(([name]) => name !== field));
  }

  choose(preset: Preset): void {
    this.#typed = {};
    this.#replace(writeScaleLink(preset.system, { ...this.link, preset }));
  }

  slide(slid: Slid): void {
    this.#replace(writeScaleLink(this.system, { ...this.link, slid }));
  }

  show(design: DesignId): void {
    this.#replace(writeScaleLink(this.system, { ...this.link, design }));
  }

  /** What tokens are signed with, and at which rates, where these are known. */
  sign(algorithm: Algorithm, rates: Texts): void {
    const { system, faults } = this.#readAll({ ...this.link.said, ...this.#typed, ...rates });
    if (Object.keys(faults).length > 0) {
      this.#typed = { ...this.#typed, ...rates };
      return;
    }
    const names = Object.keys(rates);
    this.#typed = Object.fromEntries(Object.entries(this.#typed).filter(([name]) => !names.includes(name)));
    this.#replace(writeScaleLink(system, { ...this.link, algorithm }));
  }

  #readAll(texts: Texts): { system: System; faults: Texts } {
    const { system: base } = this.link.preset;
    const last = this.#lastGood ?? base;
    const read = Object.entries(texts).map(([field, text]) => [field, readField(field as FieldId, text)]);
    let given: Record<string, unknown> = { ...base, ...Object.fromEntries(read) };
    let checked = checkSystem(given);
    if (checked.ok) return { system: checked.value, faults: {} };
    const faults = Object.fromEntries(checked.faults.map((fault) => [fault.field, faultSentence(fault)]));
    // What cannot be used stays as it was; where that is at odds with the rest, it is as near to it as may be.
    for (const instead of [(fault: SystemFault) => last[fault.field], nearest]) {
      if (checked.ok) break;
      given = {
        ...given,
        ...Object.fromEntries(checked.faults.map((fault) => [fault.field, instead(fault)])),
      };
      checked = checkSystem(given);
    }
    return { system: checked.ok ? checked.value : last, faults };
  }
}

function nearest(fault: SystemFault): number | undefined {
  return 'limit' in fault ? fault.limit : undefined;
}

/** As exact as a slider is: tenths below ten seconds, then whole seconds, and whole minutes from ten minutes on. */
function round(seconds: number): number {
  const unit = seconds < 10 ? 0.1 : seconds < 600 ? 1 : 60;
  return Number((Math.round(seconds / unit) * unit).toFixed(1));
}

/** One and the same revocation, whoever looks. */
export const SEED = 20_260_301;
