/** Saves a text as a file. The browser makes it from memory: nothing is sent. */
export function downloadText(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers fetch the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** False where the browser gives no access to the clipboard. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** With its headings and links, for documents, and as plain text for everything else. */
export async function copyRich(html: string, plain: string): Promise<boolean> {
  try {
    const blob = (type: string, text: string): Blob => new Blob([text], { type });
    const item = new ClipboardItem({
      'text/html': blob('text/html', html),
      'text/plain': blob('text/plain', plain),
    });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return false;
  }
}
