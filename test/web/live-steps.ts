import type { Page } from '../support/chromium.ts';

/** Holds once the first step stands. */
export const STEP = `document.querySelector('#what-if .status[data-solve-ms]')`;

/** Does something in the page, and waits until the step that it asks for stands. */
export async function step(
  page: Page,
  expression: string | undefined,
  act: () => Promise<unknown> = async () => page.value(`{ ${expression} }`),
): Promise<void> {
  const count = await page.value<string>('document.querySelector("#what-if").dataset.steps');
  await act();
  await page.until(`document.querySelector("#what-if").dataset.steps > ${count}`);
}

export async function choose(page: Page, upgrades: readonly string[]): Promise<void> {
  const clicks = upgrades.map((id) => `document.querySelector('[name=upgrade][value="${id}"]').click();`);
  await step(page, clicks.join(' '));
}

/** What the reader sees of all elements that fit. */
export function texts(page: Page, selector: string): Promise<string[]> {
  return page.value(
    `Array.from(document.querySelectorAll(${JSON.stringify(selector)}), (each) => each.innerText)`,
  );
}
