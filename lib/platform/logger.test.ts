import { describe, expect, test } from 'vitest';
import { newId } from '@/lib/core/id';
import { type LogFields, openLogger } from './logger';

const name = 'Zéphyrine Vauquelin-Marchand';
const mail = 'zephyrine.vauquelin@example.test';

const record = () => {
  const lines: string[] = [];
  const logger = openLogger({ LOG_LEVEL: 'debug', component: 'test' }, { write: (line) => void lines.push(line) });
  return { logger, lines, text: () => lines.join('\n') };
};

describe('a log line', () => {
  test('says ids, codes and figures', () => {
    const { logger, lines } = record();
    const practiceId = newId('practice');
    logger.info({
      event: 'job.done',
      job: 'notifications.send-confirmation',
      practiceId,
      ms: 12.5,
      route: '/api/v1/holds/[id]',
      method: 'POST',
    });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      event: 'job.done',
      practiceId,
      ms: 12.5,
      route: '/api/v1/holds/[id]',
      component: 'test',
    });
  });

  test('never repeats a name or an address, wherever one was left', () => {
    const { logger, text } = record();
    const planted = Object.assign(new Error(`no patient ${name}\n    at ${name} (${mail}:1:1)`, { cause: new TypeError(mail) }), {
      code: name,
      patient: name,
    });
    planted.name = name;
    const everywhere = {
      event: name,
      job: mail,
      code: name,
      practiceId: name,
      route: `/p/${mail}`,
      ms: name,
      patient: name,
      nested: { name },
      [name]: 1,
    };
    logger.error({ ...(everywhere as unknown as LogFields), error: planted });
    logger.with(everywhere as unknown as LogFields).warn({ error: name });
    logger.info({ error: Object.assign(new Error('x'), { stack: `Error: ${name}\n    at ${name}` }) });
    expect(text()).not.toMatch(/Z.phyrine|Vauquelin|zephyrine|example\.test/);
    expect(text().split('\n').filter(Boolean)).toHaveLength(3);
  });

  test('still says what sort of error it was and where', () => {
    const { logger, lines } = record();
    logger.error({ error: Object.assign(new Error('secret'), { code: 'ECONNREFUSED' }) });
    const line = JSON.parse(lines[0] ?? '') as { error: { name: string; code: string; at: string[] } };
    expect(line.error).toMatchObject({ name: 'Error', code: 'ECONNREFUSED' });
    expect(line.error.at[0]).toContain('logger.test.ts');
  });
});
