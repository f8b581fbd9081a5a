import { pathToFileURL } from 'node:url';
import type { Language } from '../../base/text.ts';
import type { PagePart } from '../invocation.ts';
import type { BrowserSession } from './browser-session.ts';

const MILLIMETRES_PER_INCH = 25.4;
const A4 = { paperWidth: 210 / MILLIMETRES_PER_INCH, paperHeight: 297 / MILLIMETRES_PER_INCH };
const MARGINS = {
  marginTop: 18 / MILLIMETRES_PER_INCH,
  marginBottom: 18 / MILLIMETRES_PER_INCH,
  marginLeft: 14 / MILLIMETRES_PER_INCH,
  marginRight: 14 / MILLIMETRES_PER_INCH,
};

const SMALL = 'font:7.5px system-ui,sans-serif;color:#5c6b75;width:100%;margin:0 14mm;display:flex';
const HEADER = `<div style="${SMALL}"><span class="title"></span></div>`;
const FOOTER = `<div style="${SMALL}"><span>siepac</span><span style="margin-left:auto"><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;

/** A page of siepac, or a part, in one of its languages as PDF on A4: its title above, page numbers below, tagged, with an outline. */
export async function printPage(
  browser: BrowserSession,
  file: string,
  language: Language,
  part: PagePart,
): Promise<Uint8Array> {
  const { targetId } = await browser.ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await browser.ask('Target.attachToTarget', { targetId, flatten: true });
  const ask = (method: string, parameters?: object) => browser.ask(method, parameters, sessionId as string);
  await ask('Page.enable');
  const loaded = browser.told('Page.loadEventFired');
  await ask('Page.navigate', { url: pathToFileURL(file).href });
  await loaded;
  await ask('Runtime.evaluate', { expression: chooseLanguage(language) });
  if (part !== 'all') await ask('Runtime.evaluate', { expression: takeAway(REST_OF[part]) });
  const { data } = await ask('Page.printToPDF', {
    ...A4,
    ...MARGINS,
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: HEADER,
    footerTemplate: FOOTER,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  return Buffer.from(data as string, 'base64');
}

/** What a reader does who chooses the language in the page; the title, above every sheet, follows what the page is headed. */
function chooseLanguage(language: Language): string {
  return `document.getElementById('choose-${language}')?.click();
document.documentElement.lang = '${language}';
document.title = document.querySelector('h1')?.innerText ?? document.title`;
}

/** What of a page is not printed with a part of it. */
const REST_OF: Readonly<Record<Exclude<PagePart, 'all'>, string>> = {
  brief: 'main > :not(#brief), footer',
  annex: '#brief',
};

function takeAway(selector: string): string {
  return `document.querySelectorAll('${selector}').forEach((each) => each.remove())`;
}
