'use server';

import { redirect } from 'next/navigation';
import { action, asAnyone } from '@/app/_server/action';
import { requestDevice } from '@/app/_server/auth';
import { consentTrace } from '@/app/_server/consent-trace';
import { limitBy } from '@/app/_server/limit';
import { requestLocale } from '@/app/_server/locale';
import { readKnownDevice, writeSid } from '@/app/_server/session-cookie';
import { err, ok } from '@/lib/core/result';
import { acceptInvitation } from '@/lib/invitations/accept-invitation';
import { AcceptInvitation } from '@/lib/invitations/schema';

const addressLimit = limitBy('invitation', { points: 30, seconds: 300 });

export const accept = action(
  AcceptInvitation,
  async (open, { terms: _acknowledged, ...wish }) => {
    const limited = await addressLimit();
    if (limited) return err(limited);
    const here = {
      device: await requestDevice(),
      locale: await requestLocale(),
      knownDevice: await readKnownDevice(),
      trace: await consentTrace(),
    };
    const joined = await acceptInvitation(open, { ...wish, ...here });
    if (!joined.ok) return joined;
    await writeSid(joined.value.sid);
    redirect('/practitioner/agenda');
    return ok(null);
  },
  { name: 'invitation.accept', context: asAnyone },
);
