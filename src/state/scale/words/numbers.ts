import { duration } from '../../text/format.js';

// One for all: to make a formatter is slow, and with options `toLocaleString` makes one at every call.
const FORMAT = new Intl.NumberFormat('en', { maximumFractionDigits: 12 });

/** `1,234`, `12.4`, `0.031`: three digits that count, thousands in full. */
export function amount(value: number): string {
  if (!Number.isFinite(value)) return 'no end';
  if (value === 0) return '0';
  if (value >= 1e9) return `${short(value / 1e9)} billion`;
  if (value >= 1e6) return `${short(value / 1e6)} million`;
  return value >= 100 ? FORMAT.format(Math.round(value)) : short(value);
}

export function threeDigits(value: number): string {
  return FORMAT.format(Number(value.toPrecision(3)));
}

function short(value: number): string {
  if (value < 0.001) return 'under 0.001';
  return threeDigits(value);
}

/** `time` of a bound: beyond an hour its seconds are left out, and it is no less than it is. */
export function longest(seconds: number): string {
  return time(seconds > HOUR_S ? Math.ceil(seconds / 60) * 60 : seconds);
}

const HOUR_S = 3600;

/** `0 s`, `2.5 s`, `42 s`, `7 min 30 s`, `1 h 05 min`, `3 days`. */
export function time(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'for ever';
  if (seconds > 0 && seconds < 0.1) return 'under 0.1 s';
  if (seconds < 59.95) return `${FORMAT.format(Math.round(seconds * 10) / 10)} s`;
  if (seconds >= 2 * 86_400) return `${short(seconds / 86_400)} days`;
  const unit = seconds > HOUR_S ? 60 : 1;
  return duration(Math.round(seconds / unit) * unit * 1000).replace(/ 00 (s|min)$/, '');
}

const SIZES = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** `138 B`, `2.4 MB`; a kilobyte is 1000 bytes. */
export function bytes(value: number): string {
  if (value === 0) return '0 B';
  const step = value < 1 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(value) / 3));
  const scaled = value / 1000 ** step;
  return `${scaled >= 100 ? Math.round(scaled) : short(scaled)} ${SIZES[step] ?? ''}`;
}

/** By their names without the s of a plural. */
const UNITS: Readonly<Record<string, number>> = {
  ms: 0.001,
  '': 1,
  sec: 1,
  second: 1,
  m: 60,
  min: 60,
  minute: 60,
  h: 3600,
  hour: 3600,
  d: 86_400,
  day: 86_400,
};
const MULTIPLES: typeof UNITS = {
  '': 1,
  k: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
/** Thousands are in threes, whatever parts them: a comma before one or two digits is somebody’s decimal point. */
const NUMBER = /^[+-]?(\d{1,3}(?:[,_'’\s]\d{3}){1,6}|\d{0,20})(\.\d{0,12})?(e[+-]?\d{1,3})?$/i;

/** A number as people type it: `40,000`, `40 000`, `1e6`, `2.5`, `10k`, `3 million`. NaN where it is none. */
export function readNumber(text: string): number {
  const [, figure = '', name = ''] = /^(.*?[\d.])\s*([a-z]{0,8})$/is.exec(text.trim().slice(0, 60)) ?? [];
  return inBase(figure, MULTIPLES[name.toLowerCase()]);
}

/** Seconds: `90`, `90 s`, `1 min 30 s`, `1.5 h`, `15 minutes`. NaN where it is none. */
export function readDuration(text: string): number {
  const said = text.trim().slice(0, 60);
  if (!Number.isNaN(plainNumber(said))) return plainNumber(said);
  const parts = [...said.matchAll(/([\d.,]{1,20})\s{0,3}([a-z]{1,12})\s{0,3}/gi)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== said) return NaN;
  return parts.reduce(
    (sum, [, figure = '', unit = '']) =>
      sum + inBase(figure, UNITS[unit.toLowerCase().replace(/(?<!m)s$/, '')]),
    0,
  );
}

function plainNumber(said: string): number {
  return said !== '' && NUMBER.test(said) ? Number(said.replaceAll(/[,_'’\s]/g, '')) : NaN;
}

/** Without the last binary digit, in which 1.1 h is a trillionth more than 3,960 s. */
function inBase(figure: string, size = NaN): number {
  return Number((plainNumber(figure) * size).toPrecision(15));
}

/** To the last digit, unlike `amount`: `1,234,567`, `0.0246`. */
export function exact(value: number): string {
  return FORMAT.format(value);
}

/** What a field shows, and `readDuration` reads: exact, unlike `time`. */
export function spelled(seconds: number): string {
  for (const [unit, size, least] of [
    ['days', 86_400, 2],
    ['h', 3600, 1],
    ['min', 60, 1],
  ] as const) {
    if (seconds >= least * size && seconds % size === 0) return `${exact(seconds / size)} ${unit}`;
  }
  return `${exact(seconds)} s`;
}
