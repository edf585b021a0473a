import { SETTING_WORDS, type SettingName } from '../../../content/lab/settings.js';
import { duration } from '../../text/format.js';

export function isSetting(name: string): name is SettingName {
  return Object.hasOwn(SETTING_WORDS, name);
}

/** The value of a setting as a person reads it: `15 min 00 s`, `on`, `60 a minute`. */
export function settingValue(name: SettingName, value: unknown): string {
  const known = SETTING_WORDS[name].choices.find(([choice]) => sameValue(choice, value))?.[1];
  if (known !== undefined) return known;
  if (typeof value === 'number') {
    if (!name.endsWith('S')) return value.toLocaleString('en');
    return value < 0 ? `−${roundly(-value)}` : roundly(value);
  }
  if (typeof value === 'object' && value !== null && 'requests' in value && 'windowS' in value) {
    return `${Number(value.requests).toLocaleString('en')} in ${roundly(Number(value.windowS))}`;
  }
  return String(value);
}

/** Whole minutes, hours and days without the zeros: `5 min`, `1 h`. */
export function roundly(seconds: number): string {
  for (const [unit, name] of [
    [86_400, 'day'],
    [3600, 'h'],
    [60, 'min'],
  ] as const) {
    if (seconds > 0 && seconds % unit === 0) {
      const number = seconds / unit;
      return `${number} ${name === 'day' && number > 1 ? 'days' : name}`;
    }
  }
  return duration(seconds * 1000);
}

/** Whether two values of a setting are the same: limits are compared by what they hold. */
export function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
