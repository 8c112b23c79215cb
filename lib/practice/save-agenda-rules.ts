import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { changedMeanwhile, fingerprint } from '@/lib/platform/fingerprint';
import { findAgendaRules, writeAgendaRules } from './agenda-rules/data';
import { agendaContent } from './contents';
import { lockPractitioner } from './data';
import type { PracticeError, SettingsError } from './errors';
import { mayKeepRulesOf } from './policy';
import type { AgendaRules, EmbedOrigins, HolidayWork } from './schema';

/**
 * How many visits a practitioner takes a day and a week, and whether a new patient's booking waits for a yes. `shown` is the fingerprint
 * of the rules the form showed: others stored meanwhile are not overwritten. Answers with that of those now stored.
 */
export const saveAgendaRules = (ctx: Context, rules: AgendaRules, shown?: string): Promise<Result<{ shown: string }, SettingsError>> =>
  changeInPractice(ctx, 'practice.save_agenda_rules', async (tx) => {
    const { practitionerId } = rules;
    if (!mayKeepRulesOf(tx.actor, practitionerId)) return err({ code: 'practice.not_allowed' });
    await lockPractitioner(tx, tx.actor.practiceId, practitionerId);
    const [stored, wish] = [await findAgendaRules(tx, practitionerId), agendaContent(rules)];
    const changed = stored ? changedMeanwhile(shown, { stored: agendaContent(stored), wish }) : null;
    if (changed) return err(changed);
    const written = await write(tx, rules, 'practitioner.rules_saved', wish);
    return written.ok ? ok({ shown: fingerprint(wish) }) : written;
  });

/** Whether the agenda is open on the public holidays the practice closes on. */
export const saveHolidayWork = (ctx: Context, work: HolidayWork) =>
  changeInPractice(ctx, 'practice.save_holiday_work', (tx) =>
    write(tx, work, 'practitioner.holiday_work_saved', { works: work.worksOnHolidays }),
  );

/** On which web sites the booking page may stand in a frame; none named = on any. */
export const saveEmbedOrigins = (ctx: Context, embed: EmbedOrigins) =>
  changeInPractice(ctx, 'practice.save_embed_origins', (tx) =>
    write(tx, embed, 'practitioner.embed_origins_saved', { origins: embed.embedOrigins.length }),
  );

async function write(
  tx: InPractice,
  rules: AgendaRules | HolidayWork | EmbedOrigins,
  act: string,
  facts: Parameters<typeof recordAudit>[3],
): Promise<Result<null, PracticeError>> {
  const { practitionerId } = rules;
  if (!mayKeepRulesOf(tx.actor, practitionerId)) return err({ code: 'practice.not_allowed' });
  if (!(await writeAgendaRules(tx, rules))) return err({ code: 'practice.practitioner_unknown' });
  await record(tx, 'agenda.rules_changed', { practitionerId });
  await recordAudit(tx, act, practitionerId, facts);
  return ok(null);
}
