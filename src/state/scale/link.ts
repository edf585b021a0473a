import { ALGORITHMS, type Algorithm } from '../../content/scale/algorithms.js';
import { FIELDS, type FieldId } from '../../content/scale/words.js';
import { PRESETS, type Preset } from '../../content/scale/presets.js';
import {
  checkSystem,
  DESIGNS,
  FIGURES,
  isSwitch,
  LIMITS,
  SWITCHES,
  type DesignId,
  type System,
} from '../../core/scale/index.js';
import { formatRoute } from '../shell/route.js';
import { spell } from './words/fields.js';
import { readDuration, readNumber } from './words/numbers.js';

export type Slid = 'lifetimeS' | 'cacheTtlS';

/** How far the slider goes, in seconds: a minute to a day, or a second to an hour. */
export const RANGE: Readonly<Record<Slid, readonly [number, number]>> = {
  lifetimeS: [60, 86_400],
  cacheTtlS: [1, 3600],
};

/** What an address of the page says. */
export interface ScaleLink {
  preset: Preset;
  /** What it says of single fields, as it says it: good or bad. */
  said: Readonly<Partial<Record<FieldId, string>>>;
  slid: Slid;
  design: DesignId;
  /** What tokens are signed with. It is a name here: what it costs are the rates. */
  algorithm: Algorithm;
  /** Parameters that are none of ours, and `name=value` where it is the value that is not. */
  unknown: readonly string[];
}

const [FIRST] = PRESETS;
const CHOICES: Readonly<Record<'preset' | 'slide' | 'design' | 'alg', readonly string[]>> = {
  preset: PRESETS.map(({ id }) => id),
  slide: ['lifetimeS', 'cacheTtlS'] satisfies Slid[],
  design: DESIGNS,
  alg: ALGORITHMS,
};

/** `#/scale?preset=saas&lifetimeS=300&slide=cacheTtlS&design=key-cached`: what differs from the preset. */
export function readScaleLink(query: Readonly<Record<string, string>>): ScaleLink {
  const { preset, slide, design, alg, ...rest } = query;
  const found = PRESETS.find(({ id }) => id === preset);
  const fields = Object.entries(rest).filter(([name]) => Object.hasOwn(FIELDS, name));
  const choices = { preset, slide, design, alg };
  const unknown = [
    ...Object.entries(choices).flatMap(([name, value]) =>
      value === undefined || CHOICES[name as keyof typeof choices].includes(value)
        ? []
        : [`${name}=${value}`],
    ),
    ...Object.keys(rest).filter((name) => !Object.hasOwn(FIELDS, name)),
  ];
  return {
    preset: found ?? (FIRST as Preset),
    said: Object.fromEntries(fields),
    slid: slide === 'cacheTtlS' ? slide : 'lifetimeS',
    design: DESIGNS.find((id) => id === design) ?? 'jwt',
    algorithm: ALGORITHMS.find((id) => id === alg) ?? ALGORITHMS[0],
    unknown: unknown.map((name) => name.slice(0, 30)),
  };
}

/** What a field means, as it was typed or linked; NaN where it is nothing that the field takes. */
export function readField(field: FieldId, text: string): number | boolean {
  if (isSwitch(field)) return text === 'yes' ? true : text === 'no' ? false : NaN;
  if (FIELDS[field].unit === 's') return readDuration(text);
  const value = readNumber(text);
  // “1.000” is a thousand to many: where a fraction makes no sense, a point does not either.
  return LIMITS[field].whole && text.includes('.') && Number.isInteger(value) && value < 1000 ? NaN : value;
}

/** The system that a link is about; null where one of its figures cannot be used. */
export function systemOf({ preset, said }: ScaleLink): System | null {
  const changes = Object.entries(said).map(([field, text]) => [field, readField(field as FieldId, text)]);
  const checked = checkSystem({ ...preset.system, ...Object.fromEntries(changes) });
  return checked.ok ? checked.value : null;
}

export function writeScaleLink(
  system: System,
  { preset, slid, design, algorithm }: Pick<ScaleLink, 'preset' | 'slid' | 'design' | 'algorithm'>,
): string {
  const changed = [...FIGURES, ...SWITCHES].filter((field) => system[field] !== preset.system[field]);
  return formatRoute(['scale'], {
    preset: preset.id,
    ...Object.fromEntries(
      changed.map((field) => [field, isSwitch(field) ? spell(field, system[field]) : String(system[field])]),
    ),
    slide: slid === 'lifetimeS' ? '' : slid,
    design: design === 'jwt' ? '' : design,
    alg: algorithm === ALGORITHMS[0] ? '' : algorithm,
  });
}
