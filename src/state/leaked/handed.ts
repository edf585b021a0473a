import { ACTIONS } from '../../core/incident/index.js';
import { object, table, text, type Reader } from '../../core/shared/index.js';
import { pack, unpack, type LinkFault } from '../shell/packed.js';
import { formatRoute } from '../shell/route.js';
import { HANDED, readTold, writeTold } from './address.js';
import { LONGEST_NAME, time, type Incident } from './incidents.js';

type Carried = Pick<Incident, 'name' | 'begun' | 'done'>;
type Query = Readonly<Record<string, string>>;

/** Steps of a later version are left out: there is nothing here to show them by. */
const done: Reader<Incident['done']> = (value) => {
  const times = table(time)(value);
  const known = ACTIONS.flatMap((step) => {
    const at = times && Object.hasOwn(times, step) ? times[step] : undefined;
    return at === undefined ? [] : [[step, at] as const];
  });
  return times && Object.fromEntries(known);
};

const carried = object<Carried>({
  name: (value) => text(value)?.trim().slice(0, LONGEST_NAME),
  begun: time,
  done,
});

/** The fragment that hands an incident over: the case as ever, and beside it what was done and when. */
export function handOver({ told, name, begun, done }: Incident): string {
  return formatRoute(['leaked'], { ...told, [HANDED]: pack({ name, begun, done }) });
}

/** What an address hands over, as an incident that is not kept here; null where it hands nothing over. */
export function readHanded(query: Query): { incident: Incident | null; fault: LinkFault | null } {
  const { [HANDED]: packed, ...rest } = query;
  if (packed === undefined) return { incident: null, fault: null };
  const read = unpack(packed, carried);
  if (!read.ok) return { incident: null, fault: read.code };
  const { kind, answers } = readTold(rest);
  return { incident: { id: '', told: writeTold(kind, answers), ...read.value }, fault: null };
}
