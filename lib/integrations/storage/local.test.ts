import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { storageContract } from './contract';
import { localStorage } from './local';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const newFolder = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prati-storage-'));
  folders.push(folder);
  return folder;
};
storageContract('a folder', () => localStorage({ PRATI_DATA: newFolder() }));

test('what a killed writer left of a file goes with it, and nothing of another', async () => {
  const folder = newFolder();
  const drafts = path.join(folder, 'storage', '.drafts');
  mkdirSync(drafts, { recursive: true });
  for (const name of ['exports.exp_1.1.x', 'exports.exp_1.11.x']) writeFileSync(path.join(drafts, name), 'half');
  await localStorage({ PRATI_DATA: folder }).remove('exports/exp_1/1');
  expect(readdirSync(drafts)).toEqual(['exports.exp_1.11.x']);
});
