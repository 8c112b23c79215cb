import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { isRegion } from '@/lib/holidays/list-regions';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { writeHolidayRegion } from './agenda-rules/data';
import type { PracticeError } from './errors';
import { mayChangePractice } from './policy';
import type { HolidayRegion } from './schema';

/** Says whose public holidays the practice closes on; none = it is open as usual. Appointments already agreed stay. Owners only. */
export async function saveHolidayRegion(ctx: Context, { holidayRegion }: HolidayRegion): Promise<Result<null, PracticeError>> {
  if (!mayChangePractice(ctx.actor)) return err({ code: 'practice.not_allowed' });
  if (holidayRegion !== null && !(await isRegion(holidayRegion))) return err({ code: 'practice.region_unknown' });
  return changeInPractice(ctx, 'practice.save_holiday_region', async (tx) => {
    await writeHolidayRegion(tx, { holidayRegion });
    await record(tx, 'practice.settings_changed', { what: 'holidays' });
    await recordAudit(tx, 'practice.holidays_saved', ctx.actor.practiceId, { holidayRegion });
    return ok(null);
  });
}
