// Serves one folder of static files on 127.0.0.1: port 8080 or the next free one, printed on the first line. Sends the
// headers that an intranet server should send too (README.md). Usage: node tools/serve.mjs [folder] [--port=N]
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

// Without 'wasm-unsafe-eval' no engine since Chromium 97 compiles wasm; blob: is for workers of the single-file build.
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const HASHED_NAME = /-[0-9A-Z]{8}\.\w+$/;

function headers(path) {
  const hashed = HASHED_NAME.test(path) || path.includes(`${sep}fonts${sep}`);
  return {
    'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

async function answer(root, request, response) {
  const refuse = (status, text) => {
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(text);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD.');
  let name;
  try {
    name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  } catch {
    return refuse(400, 'The address cannot be read.');
  }
  const path = normalize(join(root, name.endsWith('/') ? `${name}index.html` : name));
  if (!path.startsWith(root + sep)) return refuse(403, 'Outside the served folder.');
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) return refuse(404, 'No such file.');
  response.writeHead(200, { ...headers(path), 'Content-Length': info.size });
  if (request.method === 'HEAD') return response.end();
  createReadStream(path).pipe(response);
}

// Resolves with { server, port, close }. Port 0 takes any free port; any other counts upwards until one is free.
export async function serve(folder, port = 8080) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    answer(root, request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  for (let attempt = port; ; attempt++) {
    const error = await new Promise((settle) => {
      server.once('error', settle);
      server.listen(attempt, '127.0.0.1', () => {
        server.off('error', settle);
        settle(null);
      });
    });
    if (!error) break;
    if (error.code !== 'EADDRINUSE' || attempt >= port + 100) throw error;
  }
  const close = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections?.();
    });
  return { server, port: server.address().port, close };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--'))
    ?? fileURLToPath(new URL('../dist', import.meta.url));
  const wanted = process.argv.find((argument) => argument.startsWith('--port='));
  if (!(await stat(join(folder, 'index.html')).catch(() => null))) {
    console.error(`${folder} holds no index.html. Build first: tools/run`);
    process.exit(1);
  }
  const { port, close } = await serve(folder, wanted ? Number(wanted.slice('--port='.length)) : 8080);
  console.log(`http://127.0.0.1:${port}/`);
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => close().then(() => process.exit(0)));
}
