#!/usr/bin/env node
/** Answers the few commands that printing asks a browser, over the same pipes, and prints what it was asked. */
import { createReadStream, createWriteStream } from 'node:fs';

const answers = createWriteStream('', { fd: 4 });
const send = (message) => answers.write(`${JSON.stringify(message)}\0`);
const asked = [];
let rest = '';

createReadStream('', { fd: 3, encoding: 'utf8' }).on('data', (piece) => {
  const messages = (rest + piece).split('\0');
  rest = messages.pop();
  for (const message of messages) answer(JSON.parse(message));
});

function answer({ id, method, params }) {
  asked.push([method, params]);
  const results = {
    'Target.createTarget': { targetId: 'target' },
    'Target.attachToTarget': { sessionId: 'session' },
    'Page.printToPDF': { data: Buffer.from(`%PDF ${JSON.stringify(asked)}`).toString('base64') },
  };
  send({ id, result: results[method] ?? {} });
  if (method === 'Page.navigate') send({ method: 'Page.loadEventFired', params: {} });
}
