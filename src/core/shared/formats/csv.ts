/** Without it Excel reads UTF-8 as the code page of the country it is in. */
const BYTE_ORDER_MARK = '\u{feff}';

/** A table as RFC 4180 has it: a line a row, CRLF, quotes doubled. The first row is the header. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A spreadsheet runs a cell that starts like a formula, so an apostrophe goes in front of it. */
function cell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
