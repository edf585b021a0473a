/** Saves a text as a file. */
export function downloadText(name: string, type: string, text: string): void {
  download(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** The browser makes the file from memory: nothing is sent. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers fetch the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
