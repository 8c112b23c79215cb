import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Runs the command as a person would, the input on standard input. */
const run = (input: string, zone = 'UTC', file = '-') =>
  new Promise<{ code: number | null; out: string; err: string }>((done, fail) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/slots.ts', file], { cwd: root, env: { ...process.env, TZ: zone } });
    const text = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      text.out += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      text.err += chunk;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, ...text }));
    child.stdin.end(input);
  });

const input = (timeZone: string, from: string) => ({
  now: '2026-01-01T00:00:00Z',
  timeZone,
  from,
  days: 7,
  openings: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '22:00', end: '05:00' })),
  reason: { durationMinutes: 30, stepMinutes: 20, maxPerDay: 4, horizonDays: 400 },
});

describe('the slots command', () => {
  it('answers the same whatever the zone of the machine', async () => {
    const inputs = JSON.stringify([
      input('Europe/Paris', '2026-03-26'),
      input('America/New_York', '2026-10-29'),
      input('Australia/Lord_Howe', '2026-04-02'),
    ]);
    const zones = ['UTC', 'Asia/Kathmandu', 'America/Los_Angeles', 'Pacific/Kiritimati'];
    const [first, ...others] = await Promise.all(zones.map((zone) => run(inputs, zone)));
    expect(first).toMatchObject({ code: 0, err: '' });
    const answers = JSON.parse(first?.out ?? '') as { slots: string[] }[];
    expect(answers.map((answer) => answer.slots.length > 100)).toEqual([true, true, true]);
    for (const other of others) expect(other).toEqual(first);
  }, 30_000);

  it('answers one input with one object', async () => {
    const { out } = await run(JSON.stringify({ ...input('UTC', '2026-03-26'), days: 0 }));
    expect(out).toBe('{"slots":[]}\n');
  }, 30_000);

  it('ends quietly when who reads the answer stops reading', async () => {
    const everyDay = { ...input('UTC', '2026-03-26'), days: 3660, reason: { durationMinutes: 5, stepMinutes: 5 } };
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/slots.ts', '-'], { cwd: root });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(JSON.stringify(everyDay));
    await new Promise((done) => child.on('close', done));
    expect(err).toBe('');
  }, 30_000);

  it('says in one sentence why it cannot answer', async () => {
    const unknownZone = JSON.stringify([input('Mars/Olympus', '2026-03-26')]);
    const answers = await Promise.all([run('{'), run(unknownZone), run('', 'UTC', 'no-such-file.json')]);
    expect(answers.map((answer) => [answer.code, answer.out])).toEqual(Array.from({ length: 3 }, () => [1, '']));
    expect(answers.map((answer) => answer.err)).toEqual([
      'Standard input is not valid JSON.\n',
      'Input 0: “timeZone” must be an IANA time zone, such as Europe/Paris.\n',
      'Cannot read no-such-file.json: ENOENT.\n',
    ]);
  }, 30_000);
});
