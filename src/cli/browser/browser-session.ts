import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Readable, Writable } from 'node:stream';

/** A browser that takes commands of the DevTools protocol. */
export interface BrowserSession {
  /** Asks a target, or the browser itself. @throws Error with what the browser says against it. */
  readonly ask: (method: string, parameters?: object, target?: string) => Promise<Answer>;
  /** Resolves when a target tells of an event of this name. */
  readonly told: (event: string) => Promise<void>;
  readonly close: () => void;
}

type Answer = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Answer;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** A browser that takes longer hangs. */
const LONGEST_MS = 120_000;

const FLAGS = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-background-networking',
];

/**
 * Starts a browser without a window, on a profile of its own that is removed with it, and talks with it over two pipes,
 * in messages that end in a zero. No port is opened, so nobody else can talk with it.
 */
export function openBrowser(program: string): BrowserSession {
  const profile = mkdtempSync(path.join(tmpdir(), 'siepac-browser-'));
  // The sandbox of Chromium does not start for the superuser.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...FLAGS, ...asRoot, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
  });
  const requests = child.stdio[3] as Writable;
  const answers = child.stdio[4] as Readable;
  const waiting = new Map<number, Waiting>();
  const listening = new Map<string, () => void>();
  let failure: Error | undefined;
  const fail = (error: Error) => {
    failure ??= error;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  child.on('error', fail);
  child.on('exit', (code) => {
    fail(new Error(`the browser ended (${code})`));
    removeProfile(profile);
  });
  requests.on('error', fail);
  readMessages(answers, (message) => {
    if (message.id === undefined) {
      listening.get(message.method ?? '')?.();
      return;
    }
    const { resolve, reject } = waiting.get(message.id)!;
    waiting.delete(message.id);
    if (message.error === undefined) resolve(message.result ?? {});
    else reject(new Error(message.error.message));
  });
  let last = 0;
  return {
    ask: (method, parameters = {}, target) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure);
        const id = ++last;
        waiting.set(id, { resolve, reject });
        requests.write(`${JSON.stringify({ id, method, params: parameters, sessionId: target })}\0`);
      }),
    told: (event) =>
      new Promise((resolve) => {
        listening.set(event, resolve);
      }),
    close: () => child.kill(),
  };
}

/** Its helpers may outlive the browser and still write: what cannot be removed then is left to the system's temporary folder. */
export function removeProfile(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch (error) {
    if (!STILL_IN_USE.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

const STILL_IN_USE = new Set(['ENOTEMPTY', 'EBUSY', 'EPERM']);

function readMessages(stream: Readable, take: (message: Message) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (piece: string) => {
    const messages = (rest + piece).split('\0');
    rest = messages.pop()!;
    for (const message of messages) take(JSON.parse(message) as Message);
  });
}
