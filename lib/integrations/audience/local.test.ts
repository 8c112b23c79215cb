import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { audienceContract } from './contract';
import { localAudience, readLocalAudience } from './local';

let settings: { PRATI_DATA: string };
beforeEach(() => {
  settings = { PRATI_DATA: mkdtempSync(path.join(tmpdir(), 'prati-audience-')) };
});
afterEach(() => rmSync(settings.PRATI_DATA, { recursive: true, force: true }));

audienceContract('local mode', () => ({ port: localAudience(settings), addresses: () => readLocalAudience(settings) }));
