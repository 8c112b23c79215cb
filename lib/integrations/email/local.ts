import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Clock } from '@/lib/core/clock';
import { ok } from '@/lib/core/result';
import { type EmailPort, unsubscribeHeaders } from './port';

type OutboxSettings = { readonly PRATI_DATA: string };

const folderOf = (settings: OutboxSettings) => path.resolve(settings.PRATI_DATA, 'outbox');
const idOf = (idempotencyKey: string) => createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 32);

const stored = z.object({
  id: z.string(),
  at: z.string(),
  channel: z.enum(['email', 'sms']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), content: z.string().optional() })),
});
export type OutboxMessage = z.infer<typeof stored>;

/** Writes each mail to a file of the data folder instead of sending it. The file is named after the key: the same key leaves one. */
export function localEmail(settings: OutboxSettings, clock: Clock): EmailPort {
  const folder = folderOf(settings);
  return {
    adapter: 'local',
    async send({ idempotencyKey, to, subject, text, html, attachments, unsubscribeUrl }) {
      const id = idOf(idempotencyKey);
      const message: OutboxMessage = {
        id,
        at: clock.now().toISOString(),
        channel: 'email',
        to,
        subject,
        text,
        html,
        headers: unsubscribeHeaders(unsubscribeUrl),
        attachments: [...attachments],
      };
      await mkdir(folder, { recursive: true });
      const draft = path.join(folder, `.${randomUUID()}`);
      await writeFile(draft, JSON.stringify(message), { mode: 0o600 });
      try {
        await link(draft, path.join(folder, `${id}.json`));
      } catch (error) {
        // Already there: this very mail has gone before.
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      } finally {
        await rm(draft, { force: true });
      }
      return ok({ providerId: id });
    },
  };
}

/** Every mail and SMS sent in local mode, the last one sent first, whatever the clock said then. */
export async function readOutbox(settings: OutboxSettings): Promise<OutboxMessage[]> {
  const folder = folderOf(settings);
  await mkdir(folder, { recursive: true });
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const messages = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
      return { message: stored.parse(JSON.parse(text)), mtimeMs };
    }),
  );
  return messages
    .sort((a, b) => b.mtimeMs - a.mtimeMs)
    .map(({ message }) => ({ ...message, attachments: message.attachments.map(({ name, type }) => ({ name, type })) }));
}
