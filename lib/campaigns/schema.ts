import { z } from 'zod';
import { type Id, idSchema } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';

const line = z.string().trim().min(1).max(200);
/** One language of a newsletter. Paragraphs of the body are apart by an empty line. */
const Version = z.strictObject({ subject: line, heading: line, body: z.string().trim().min(1).max(20_000) });

/** A newsletter: all three languages, or none is sent. */
export const CampaignContent = z.strictObject({ fr: Version, en: Version, de: Version }) satisfies z.ZodType<Record<Locale, unknown>>;
export type CampaignContent = z.infer<typeof CampaignContent>;

export const OneUnsubscribe = z.object({ token: z.string().max(100) });

/** One newsletter as it is about to leave for one member. */
export type CampaignMail = {
  readonly to: string;
  readonly locale: Locale;
  readonly memberId: Id<'member'>;
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
};

export const OfMember = z.object({ practiceId: idSchema('practice'), memberId: idSchema('member') });
