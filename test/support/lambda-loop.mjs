// What Lambda's Node runtime does with a bundle, in its smallest form: load it, then ask for events and answer them one by one.
// @ts-check
import { Agent, request } from 'node:http';
import { argv, env } from 'node:process';
import { pathToFileURL } from 'node:url';

const api = `http://${env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const agent = new Agent({ keepAlive: true });

try {
  const { handler } = await import(pathToFileURL(argv[2] ?? '').href);
  for (;;) await serveOne(handler);
} catch (error) {
  await ask('POST', '/init/error', described(error));
  throw error;
}

/** @param {(event: unknown) => Promise<unknown>} handler */
async function serveOne(handler) {
  const { id, text } = await ask('GET', '/invocation/next');
  try {
    const answer = await handler(JSON.parse(text));
    await ask('POST', `/invocation/${id}/response`, JSON.stringify(answer ?? null));
  } catch (error) {
    await ask('POST', `/invocation/${id}/error`, described(error));
  }
}

/** @param {unknown} error */
function described(error) {
  return JSON.stringify(error instanceof Error ? (error.stack ?? error.message) : error);
}

/**
 * @param {string} method
 * @param {string} path
 * @param {string} [body]
 * @returns {Promise<{ id: string, text: string }>}
 */
function ask(method, path, body) {
  return new Promise((resolve, reject) => {
    const asking = request(`${api}${path}`, { method, agent }, async (answer) => {
      let text = '';
      for await (const part of answer.setEncoding('utf8')) text += part;
      resolve({ id: String(answer.headers['lambda-runtime-aws-request-id'] ?? ''), text });
    });
    asking.on('error', reject).end(body);
  });
}
