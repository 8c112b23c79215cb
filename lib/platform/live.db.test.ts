import { Client } from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { type Heard, type Live, openLive } from './live';

const url = process.env.DATABASE_URL ?? '';
const opened: Live[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((live) => live.close()));
});

const openEar = () => {
  const warnings: string[] = [];
  const live = openLive({ url, warn: ({ event }) => warnings.push(event) });
  opened.push(live);
  return { live, warnings };
};
/** Listens, and gives what was heard so far; resolves once the connection is up. */
async function listening(live: Live, practiceId: string) {
  const heard: Heard[] = [];
  const stop = live.listen(practiceId, (one) => heard.push(one));
  await expect.poll(() => heard).toContain('missed');
  heard.length = 0;
  return { heard, stop };
}
async function ring(text: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('select pg_notify($1, $2)', ['prati_event', text]);
  await client.end();
}
const said = (practiceId: string, name = 'appointment.booked'): string => JSON.stringify({ practiceId, name, payload: {} });

describe('the ear on the database', () => {
  test('tells each practice its own news and no other’s', async () => {
    const { live } = openEar();
    const mine = await listening(live, 'prc_mine');
    const others: Heard[] = [];
    live.listen('prc_other', (one) => others.push(one));
    await ring(said('prc_mine'));
    await expect.poll(() => mine.heard).toEqual([{ practiceId: 'prc_mine', name: 'appointment.booked', payload: {} }]);
    expect(others).toEqual([]);
  });

  test('passes over what it cannot read, and goes on', async () => {
    const { live } = openEar();
    const { heard } = await listening(live, 'prc_mine');
    await ring('not json');
    await ring('{"practiceId": 3}');
    await ring(said('prc_mine'));
    await expect.poll(() => heard).toHaveLength(1);
  });

  test('opens again when it is cut off, and says that something may have been missed', async () => {
    const { live, warnings } = openEar();
    const { heard } = await listening(live, 'prc_mine');
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'prati-live' and pid <> pg_backend_pid()",
    );
    await client.end();
    await expect.poll(() => heard).toContain('missed');
    expect(warnings).toContain('live.connection_lost');
    await ring(said('prc_mine'));
    await expect.poll(() => heard.at(-1)).toMatchObject({ name: 'appointment.booked' });
  });

  test('closes with its last listener, opens with the next, and says when it ends', async () => {
    const { live } = openEar();
    const first = await listening(live, 'prc_mine');
    first.stop();
    await ring(said('prc_mine'));
    const again = await listening(live, 'prc_mine');
    await live.close();
    expect(again.heard).toEqual(['closing']);
    expect(first.heard).toEqual([]);
  });
});
