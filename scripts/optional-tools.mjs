/** Programs the tests use and Node does not bring: looked for, installed where this machine lets us, else told as missing. */
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './processes.mjs';

const tools = {
  chromium: {
    // The same browser without its windows, which a test never opens: a third faster.
    names: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    debian: ['chromium-headless-shell', 'chromium'],
    given: 'CHROMIUM_PATH',
  },
  redis: { names: ['redis-server', 'valkey-server'], debian: ['redis-server'] },
  faketime: { names: ['faketime'], debian: ['faketime'] },
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

/** Installs the first of these packages that this machine's archive has. */
async function installOne(packages, env, tell) {
  let said = '';
  for (const name of packages) {
    const { code, output } = await run('apt-get', ['install', '-y', '-qq', name], { env });
    if (code === 0) return;
    said = output.trim().split('\n').at(-1);
  }
  tell(`apt-get could not: ${said}`);
}

/** Whether it is there as wished; of several packages the first is the wish. */
function isAsWished(name, file) {
  const { debian, given, names } = tools[name];
  return file && (debian.length === 1 || Boolean(process.env[given]) || path.basename(file) === names[0]);
}

/** Returns {chromium, redis, faketime, livekit}: each a path, or null when it is not here and could not be installed. */
export async function findTools(tell) {
  const found = {};
  for (const name of Object.keys(tools)) found[name] = await find(name);
  const wanted = Object.keys(tools).filter((name) => tools[name].debian && !isAsWished(name, found[name]));
  if (wanted.length > 0 && process.getuid?.() === 0 && onPath(['apt-get'])) {
    tell(`Installing ${wanted.map((name) => tools[name].debian[0]).join(', ')} with apt-get…`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    for (const name of wanted) {
      // What is there already will do, if the better one is not to be had.
      await installOne(found[name] ? tools[name].debian.slice(0, 1) : tools[name].debian, env, tell);
      found[name] = await find(name);
    }
  }
  if (!found.chromium) {
    tell('Asking Playwright for its Chromium…');
    await run(process.execPath, [path.resolve(import.meta.dirname, '../node_modules/@playwright/test/cli.js'), 'install', 'chromium']);
    found.chromium = await find('chromium');
  }
  return found;
}
