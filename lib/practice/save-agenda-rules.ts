import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { writeAgendaRules } from './agenda-rules/data';
import type { PracticeError } from './errors';
import { mayKeepRulesOf } from './policy';
import type { AgendaRules, EmbedOrigins, HolidayWork } from './schema';

/** How many visits a practitioner takes a day and a week, and whether a new patient's booking waits for a yes. */
export const saveAgendaRules = (ctx: Context, rules: AgendaRules) => write(ctx, rules, 'practitioner.rules_saved', { ...counts(rules) });

/** Whether the agenda is open on the public holidays the practice closes on. */
export const saveHolidayWork = (ctx: Context, work: HolidayWork) =>
  write(ctx, work, 'practitioner.holiday_work_saved', { works: work.worksOnHolidays });

/** On which web sites the booking page may stand in a frame; none named = on any. */
export const saveEmbedOrigins = (ctx: Context, embed: EmbedOrigins) =>
  write(ctx, embed, 'practitioner.embed_origins_saved', { origins: embed.embedOrigins.length });

const counts = ({ maxPerDay, maxPerWeek, reviewsNew }: AgendaRules) => ({ maxPerDay, maxPerWeek, reviewsNew });

const write = (
  ctx: Context,
  rules: AgendaRules | HolidayWork | EmbedOrigins,
  act: string,
  facts: Parameters<typeof recordAudit>[3],
): Promise<Result<null, PracticeError>> =>
  inPractice(ctx, async (tx) => {
    const { practitionerId } = rules;
    if (!mayKeepRulesOf(tx.actor, practitionerId)) return err({ code: 'practice.not_allowed' });
    if (!(await writeAgendaRules(tx, rules))) return err({ code: 'practice.practitioner_unknown' });
    await record(tx, 'agenda.rules_changed', { practitionerId });
    await recordAudit(tx, act, practitionerId, facts);
    return ok(null);
  });
