interface Place {
  start: number;
  end: number;
}

/** Something that stands in a layer: by itself, or in a package, in which it has places of its own. */
export interface Placed extends Place {
  /** Where its package stands. */
  box?: Place;
}

const placeOf = ({ box, start, end }: Placed): Place => box ?? { start, end };
const inOrder = <T extends Placed>(list: readonly T[]): T[] =>
  [...list].sort((left, right) => placeOf(left).start - placeOf(right).start);

/** Those of a list that stand in none of the others. */
export function apartFrom<T extends Placed>(others: readonly T[], list: readonly T[]): T[] {
  const taken = inOrder(others).map(placeOf);
  let [index, covered] = [0, -1];
  return inOrder(list).filter((each) => {
    const { start, end } = placeOf(each);
    while (index < taken.length && (taken[index]?.start ?? 0) < end) {
      covered = Math.max(covered, taken[index]?.end ?? 0);
      index += 1;
    }
    return start >= covered;
  });
}

/** Without what begins inside one that was there before, such as the letters of a vendor inside a token. */
export function withoutInner<T extends Placed>(list: readonly T[]): T[] {
  let covered = -1;
  return [...list]
    .sort((left, right) => left.start - right.start || right.end - left.end)
    .filter(({ start, end }) => {
      if (start < covered) return false;
      covered = end;
      return true;
    });
}
