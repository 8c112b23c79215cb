import type { InPractice } from '@/lib/context';
import type { Category } from '../schema';

export async function findSettings({ db, actor }: InPractice): Promise<Map<Category, number>> {
  const rows = await db.retentionSetting.findMany({ where: { practiceId: actor.practiceId }, select: { category: true, keepYears: true } });
  return new Map(rows.map(({ category, keepYears }) => [category as Category, keepYears]));
}

export async function upsertSetting(
  { db, actor, clock }: InPractice,
  { category, keepYears, by }: { readonly category: Category; readonly keepYears: number; readonly by: string },
): Promise<void> {
  const data = { keepYears, changedBy: by, changedAt: clock.now() };
  const { practiceId } = actor;
  await db.retentionSetting.upsert({
    where: { practiceId_category: { practiceId, category } },
    create: { practiceId, category, ...data },
    update: data,
    select: { category: true },
  });
}
