/** False where the browser gives no access to the clipboard: then show the text, selected, to copy by hand. */
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
