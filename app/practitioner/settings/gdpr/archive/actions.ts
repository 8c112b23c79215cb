'use server';

import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import type { ReadRow } from '@/components/retention/archive-reading';
import type { Context } from '@/lib/context';
import { idSchema } from '@/lib/core/id';
import { ok } from '@/lib/core/result';
import { openArchivedFile } from '@/lib/exports/open-archived-file';
import { approveArchive, askForArchive } from '@/lib/retention/open-archive';

const asking = z.object({ subject: idSchema('patient'), reason: z.string().trim().max(500, { error: 'too_long' }) });
const oneOpening = z.object({ openingId: idSchema('archiveOpening') });
const after = () => revalidatePath('/practitioner/settings/gdpr/archive');

export const askForOneArchive = action(
  asking,
  async (ctx: Context, wish) => {
    const asked = await askForArchive(ctx, wish);
    return asked.ok ? ok(null) : asked;
  },
  { name: 'retention.ask_archive', context: currentMember, after },
);
export const approveOneArchive = action(oneOpening, (ctx: Context, { openingId }) => approveArchive(ctx, openingId), {
  ...{ name: 'retention.approve_archive', context: currentMember, after },
});
/** Answers what was read, in words: it is shown once and kept nowhere. */
export const readOneArchive = action(
  oneOpening,
  async (ctx: Context, one) => {
    const read = await openArchivedFile(ctx, one);
    if (!read.ok) return read;
    const t = await getTranslations();
    const word = (key: string, otherwise: string) => (t.has(key as never) ? t(key as never) : otherwise);
    return ok<readonly ReadRow[]>(
      read.value.map(({ table, fields }) => ({
        title: word(`registers.table.${table}`, table),
        fields: fields.map(([name, value]) => [word(`exports.archive.fields.${name}`, name), value] as const),
      })),
    );
  },
  { name: 'retention.read_archive', context: currentMember },
);
