/** Programs the tests use and Node does not bring: looked for, installed where this machine lets us, else told as missing. */
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './processes.mjs';

const tools = {
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    debian: 'chromium',
    given: 'CHROMIUM_PATH',
  },
  redis: { names: ['redis-server', 'valkey-server'], debian: 'redis-server' },
  faketime: { names: ['faketime'], debian: 'faketime' },
  livekit: { names: ['livekit-server'] },
};

function onPath(names) {
  for (const folder of [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin', '/usr/sbin']) {
    for (const name of names) {
      const file = path.join(folder, name);
      if (!existsSync(file)) continue;
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // there, but not for us: look further
      }
    }
  }
  return null;
}

async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

async function find(name) {
  const { names, given } = tools[name];
  const stated = given && process.env[given];
  if (stated && existsSync(stated)) return stated;
  return onPath(names) ?? (name === 'chromium' ? await playwrightBrowser() : null);
}

/** Returns {chromium, redis, faketime, livekit}: each a path, or null when it is not here and could not be installed. */
export async function findTools(tell) {
  const found = {};
  for (const name of Object.keys(tools)) found[name] = await find(name);
  const missing = Object.keys(tools).filter((name) => !found[name] && tools[name].debian);
  if (missing.length > 0 && process.getuid?.() === 0 && onPath(['apt-get'])) {
    tell(`Installing ${missing.join(', ')} with apt-get…`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    const { code, output } = await run('apt-get', ['install', '-y', '-qq', ...missing.map((name) => tools[name].debian)], { env });
    if (code !== 0) tell(`apt-get could not: ${output.trim().split('\n').at(-1)}`);
    for (const name of missing) found[name] = await find(name);
  }
  if (!found.chromium) {
    tell('Asking Playwright for its Chromium…');
    await run(process.execPath, [path.resolve(import.meta.dirname, '../node_modules/@playwright/test/cli.js'), 'install', 'chromium']);
    found.chromium = await find('chromium');
  }
  return found;
}
