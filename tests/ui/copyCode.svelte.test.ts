import { beforeEach, expect, test, vi } from 'vitest';
import { copyCode } from '../../src/ui/copyCode.js';

const root = document.createElement('main');
const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
copyCode(root);

beforeEach(() => {
  writeText.mockClear();
  root.innerHTML =
    '<p>a.ts <button data-copy>Copy</button></p><pre><code>const a = 1;</code></pre><button>Else</button>';
  document.body.append(root);
});

const button = (): HTMLButtonElement => root.querySelector('button') as HTMLButtonElement;

test('the button copies the code after it, and says so for a while', async () => {
  vi.useFakeTimers();
  button().click();
  await vi.advanceTimersByTimeAsync(0);
  expect(writeText).toHaveBeenCalledExactlyOnceWith('const a = 1;');
  expect(button().textContent).toBe('Copied');
  await vi.advanceTimersByTimeAsync(2000);
  expect(button().textContent).toBe('Copy');
  vi.useRealTimers();
});

test('where the browser refuses, the code is selected to be copied by hand', async () => {
  writeText.mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'));
  button().click();
  await vi.waitFor(() => expect(button().textContent).toBe('Selected: copy it by hand'));
  expect(window.getSelection()?.toString()).toBe('const a = 1;');
});

test('other buttons copy nothing', () => {
  root.querySelectorAll('button')[1]?.click();
  expect(writeText).not.toHaveBeenCalled();
});
