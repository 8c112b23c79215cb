import { getTranslations } from 'next-intl/server';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { byteOrderMark, csvLine, separatorOf } from '@/lib/core/csv';
import { ok } from '@/lib/core/result';
import { zoneOf } from '@/lib/core/zone';
import { listInstructions } from '@/lib/registers/list-instructions';
import { sayIn } from '@/lib/registers/words';
import { download } from '../download';
import { sayAct, sayWho } from '../instructions/say-instruction';

/** The practice's instructions as a file; times are the practice's own clock. */
export const GET = route({
  route: 'GET /practitioner/settings/gdpr/register/instructions.csv',
  context: currentMember,
  work: async (ctx) => {
    const listed = await listInstructions(ctx);
    if (!listed.ok) return listed;
    const [t, locale] = [await getTranslations('registers.section.instructions'), await requestLocale()];
    const [say, zone, separator] = [sayIn(locale), zoneOf(listed.value.timeZone), separatorOf(locale)];
    const lines = listed.value.instructions.map((one) =>
      csvLine([zone.format(one.at.getTime()).slice(0, 16), sayWho(say, one), sayAct(say, one)], separator),
    );
    return ok(byteOrderMark + csvLine([t('when'), t('who'), t('what')], separator) + lines.join(''));
  },
  answer: (file) => download(file, 'text/csv; charset=utf-8', 'instructions.csv'),
});
