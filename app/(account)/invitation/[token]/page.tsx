import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { openContext } from '@/app/_server/context';
import { TextInForce } from '@/app/_server/text-in-force';
import { AcceptInvitationForm } from '@/components/access/accept-invitation-form';
import { tokenSchema } from '@/lib/access/schema';
import { readInvitation } from '@/lib/invitations/read-invitation';
import { accept } from './actions';

type Props = { params: Promise<{ token: string }> };

// The address is a secret: it is told to no other site and into no index. The title names nobody.
export const metadata: Metadata = { referrer: 'same-origin', robots: { index: false, follow: false } };

export default async function InvitationPage({ params }: Props) {
  const token = tokenSchema.safeParse((await params).token);
  const found = token.success ? await readInvitation(openContext(), token.data) : null;
  const t = await getTranslations('access');
  if (!token.success || !found?.ok) {
    return (
      <>
        <h1 className="text-h1">{t('invitation.goneTitle')}</h1>
        <p className="text-ink-2">{t('invitation.goneSentence')}</p>
      </>
    );
  }
  const { practiceName, displayName, email, role, hasAccount } = found.value;
  return (
    <>
      <header className="grid gap-1">
        <h1 className="text-h1">{t('invitation.title', { practice: practiceName })}</h1>
        <p className="text-ink-2">{t('invitation.sentence', { name: displayName, role: t(`roles.${role}`) })}</p>
        <p className="text-ink-2">{t('invitation.as', { email })}</p>
      </header>
      {hasAccount ? <p>{t('invitation.known')}</p> : null}
      <AcceptInvitationForm
        action={accept}
        token={token.data}
        email={email}
        hasAccount={hasAccount}
        about={[displayName, email, practiceName]}
        termsText={<TextInForce name="tos_privacy" />}
      />
    </>
  );
}
