const FORM =
  /^P(?=[\dT])(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.(\d{1,3})\d{0,6})?S)?)?$/;

/**
 * Milliseconds of an ISO 8601 duration such as `PT15M` or `P1DT0.5S`, or null. Years and months are refused: how long
 * they are depends on when they begin.
 */
export function parseDuration(text: string): number | null {
  const parts = FORM.exec(text);
  if (!parts) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1, 6)
    .map((part) => Number(part ?? 0));
  const fraction = Number((parts[6] ?? '').padEnd(3, '0'));
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + fraction;
}
