import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Readable, Writable } from 'node:stream';
import { removeProfile } from '../../src/cli/browser/browser-session.ts';

/** Whether tests that need a browser must fail where there is none, and not be left out. */
export const IS_CHROMIUM_REQUIRED = process.env.SIEPAC_REQUIRE_CHROMIUM === '1';

/** Where a Chromium is: what the variable CHROMIUM names, else the first known name on the path; else there is none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') return named;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

type Answer = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Answer;
  readonly sessionId?: string;
  readonly result?: Answer;
  readonly error?: { readonly message: string };
}

/** A browser without a window, spoken to through pipes in Chromium's own protocol. */
export class Chromium {
  readonly #program: ChildProcess;
  readonly #profile = mkdtempSync(path.join(tmpdir(), 'siepac-chromium-'));
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #onEvent: ((message: Message) => void)[] = [];
  #next = 1;

  constructor(file: string) {
    const flags = [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-extensions',
    ];
    this.#program = spawn(
      file,
      [...flags, '--remote-debugging-pipe', `--user-data-dir=${this.#profile}`, 'about:blank'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    let rest = '';
    const output = this.#program.stdio[4] as Readable;
    output.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\0');
      rest = parts.pop()!;
      for (const part of parts) this.#receive(JSON.parse(part) as Message);
    });
  }

  #receive(message: Message): void {
    if (message.id === undefined) {
      for (const listener of this.#onEvent) listener(message);
      return;
    }
    this.#waiting.get(message.id)?.(message);
    this.#waiting.delete(message.id);
  }

  send(method: string, params: Answer = {}, sessionId?: string): Promise<Answer> {
    const id = this.#next++;
    const input = this.#program.stdio[3] as Writable;
    input.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result ?? {});
        else reject(new Error(`${method}: ${error.message}`));
      });
    });
  }

  /** What is told about one session. */
  onEvent(session: string, listener: (method: string, params: Answer) => void): void {
    this.#onEvent.push(({ method, params, sessionId }) => {
      if (sessionId === session) listener(method!, params ?? {});
    });
  }

  /** Opens an address with the network off. */
  async open(address: string, { width = 1280, height = 900 } = {}): Promise<Page> {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page(this, sessionId as string);
    await page.prepare(width, height);
    await page.go(address);
    return page;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#program.once('exit', resolve));
    await this.send('Browser.close');
    await ended;
    removeProfile(this.#profile);
  }
}

/** One page of the browser, with all that it said and asked for. */
export class Page {
  readonly said: string[] = [];
  readonly requests: string[] = [];
  readonly #browser: Chromium;
  readonly #session: string;

  constructor(browser: Chromium, session: string) {
    this.#browser = browser;
    this.#session = session;
    browser.onEvent(session, (method, params) => {
      if (
        method === 'Runtime.consoleAPICalled' ||
        method === 'Runtime.exceptionThrown' ||
        method === 'Log.entryAdded'
      )
        this.said.push(JSON.stringify(params));
      if (method === 'Network.requestWillBeSent') {
        this.requests.push((params.request as { readonly url: string }).url);
      }
    });
  }

  send(method: string, params: Answer = {}): Promise<Answer> {
    return this.#browser.send(method, params, this.#session);
  }

  async prepare(width: number, height: number): Promise<void> {
    await this.send('Page.setDownloadBehavior', { behavior: 'deny' });
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await this.send(`${domain}.enable`);
    await this.send('Network.emulateNetworkConditions', {
      offline: true,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await this.resize(width, height);
  }

  /** A page behind another one draws no frames. */
  bringToFront(): Promise<Answer> {
    return this.send('Page.bringToFront');
  }

  resize(width: number, height: number): Promise<Answer> {
    const mobile = width < 600;
    return this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile });
  }

  async go(address: string): Promise<void> {
    await this.send('Page.navigate', { url: address });
    await this.until('document.readyState === "complete"');
  }

  /** The value of an expression in the page; promises are waited for. */
  async value<T>(expression: string): Promise<T> {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', options);
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { readonly value: T }).value;
  }

  /** Waits until an expression holds in the page. */
  async until(expression: string): Promise<void> {
    const end = Date.now() + 40_000;
    while (!(await this.value<boolean>(`Boolean(${expression})`))) {
      if (Date.now() > end) throw new Error(`never came true: ${expression}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async press(key: string): Promise<void> {
    const codes: Readonly<Record<string, number>> = {
      Enter: 13,
      Escape: 27,
      ArrowRight: 39,
      ArrowLeft: 37,
      Tab: 9,
    };
    const common = {
      key,
      code: key,
      windowsVirtualKeyCode: codes[key],
      ...(key === 'Enter' && { text: '\r' }),
    };
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...common });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  }

  pointAt(x: number, y: number): Promise<Answer> {
    return this.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
  }

  /** A short touch of one finger. */
  async tapAt(x: number, y: number): Promise<void> {
    await this.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await this.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await this.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  /** A picture of the window as PNG; of the whole page when asked. */
  async picture(isWhole = false): Promise<Buffer> {
    const { data } = await this.send('Page.captureScreenshot', { captureBeyondViewport: isWhole });
    return Buffer.from(data as string, 'base64');
  }
}
