'use server';

import { redirect } from 'next/navigation';
import { action, asAnyone } from '@/app/_server/action';
import { openContext, visitorContext } from '@/app/_server/context';
import { codeLimit } from '@/app/_server/limit';
import { requestLocale } from '@/app/_server/locale';
import type { FormState } from '@/components/patterns/form-state';
import { joinAddress } from '@/components/waiting-list/addresses';
import { err, ok } from '@/lib/core/result';
import { localDateAt } from '@/lib/core/zone';
import { findPractitioner } from '@/lib/directory/find-practitioner';
import { bookingIdentity } from '@/lib/patients/schema';
import { askToJoin } from '@/lib/waiting-list/ask-to-join';
import { joinInput } from '@/lib/waiting-list/schema';

/** Without an appointment: what is wished and who comes. The mailed link does the rest. */
export async function askPlace(state: FormState, form: FormData): Promise<FormState> {
  const slug = String(form.get('practitioner') ?? '');
  const card = await findPractitioner(openContext(), slug);
  // Nobody is born after today, by the calendar of the practice.
  const today = localDateAt(openContext().clock.now().getTime(), card?.timeZone ?? 'Europe/Paris');
  const ask = action(
    joinInput.safeExtend(bookingIdentity(today).shape),
    async (_open, { familyName, givenName, birthDate, phone, email, ...wish }) => {
      const limited = await codeLimit();
      if (limited) return err(limited);
      if (!card?.visitReasons.some(({ id }) => id === wish.reasonId)) return err({ code: 'waiting.reason_unknown' });
      const patient = { familyName, givenName, birthDate, phone, email };
      const asked = await askToJoin(visitorContext(card.practiceId), { ...wish, patient, locale: await requestLocale() });
      return asked.ok ? ok(null) : asked;
    },
    { name: 'waiting_list.ask', context: asAnyone, after: () => redirect(joinAddress(slug, { sent: 'yes' })) },
  );
  return ask(state, form);
}
