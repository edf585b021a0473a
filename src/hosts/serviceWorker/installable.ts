/** Lies beside the page, as the worker does. */
const MANIFEST = './manifest.webmanifest';

/** Lets the app be installed. In the HTML, its manifest would be fetched before what the first paint needs. */
export function makeInstallable(document: Document): void {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = MANIFEST;
  document.head.append(link);
}
