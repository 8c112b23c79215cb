import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { InviteForm } from '@/components/access/invite-form';
import { RemoveMemberButton } from '@/components/access/remove-member-button';
import { WithdrawButton } from '@/components/access/withdraw-button';
import { DataTable } from '@/components/patterns/data-table';
import { When } from '@/components/patterns/when';
import { whenText } from '@/components/patterns/when-text';
import { SettingSwitch } from '@/components/settings/setting-switch';
import { SettingsHead } from '@/components/settings/settings-head';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { listMembers } from '@/lib/access/list-members';
import { mayManageMembers } from '@/lib/access/policy';
import type { MemberLine } from '@/lib/access/schema';
import { listInvitations } from '@/lib/invitations/list-invitations';
import { invitableRoles } from '@/lib/invitations/schema';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { invite, remove, saveRight, withdraw } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access.members'))('title') };
}

export default async function MembersPage() {
  const context = await memberContext();
  const members = await listMembers(context);
  if (!members.ok) redirect('/practitioner/agenda');
  const invitations = await listInvitations(context);
  const { timeZone: zone } = await readPracticeName(context);
  const locale = await requestLocale();
  const t = await getTranslations('access');
  const isOwner = mayManageMembers(context.actor);
  const nameOf = ({ displayName, email, isSelf }: MemberLine) => (
    <span className="grid">
      <span className="font-semibold">
        {displayName} {isSelf ? <Badge>{t('members.you')}</Badge> : null}
      </span>
      <span className="text-small font-normal text-ink-2">{email}</span>
    </span>
  );
  return (
    <Words of={['access.members', 'access.email', 'common']}>
      <SettingsHead title={t('members.title')} description={t('members.description')} />
      <div className="grid max-w-4xl gap-10">
        <DataTable
          caption={t('members.listTitle')}
          rows={members.value}
          rowKey={({ memberId }) => memberId}
          empty={null}
          columns={[
            { key: 'name', head: t('members.name'), cell: nameOf, onPhone: 'title' },
            { key: 'role', head: t('members.role'), cell: ({ role }) => t(`roles.${role}`) },
            {
              key: 'overbooking',
              head: t('members.overbooking'),
              cell: ({ memberId, displayName, role, mayOverbook }) => {
                if (role !== 'assistant') return <span className="text-ink-2">{t('members.overbookingByRole')}</span>;
                if (!isOwner) return t(mayOverbook ? 'members.allowed' : 'members.notAllowed');
                return (
                  <SettingSwitch
                    action={saveRight}
                    name="mayOverbook"
                    fields={{ memberId }}
                    checked={mayOverbook}
                    label={<span className="sr-only">{t('members.overbookingOf', { name: displayName })}</span>}
                    className="w-fit justify-start gap-0! py-0!"
                    stateWords={{ on: t('members.allowed'), off: t('members.notAllowed') }}
                  />
                );
              },
            },
            {
              key: 'since',
              head: t('members.since'),
              align: 'right',
              priority: 2,
              cell: ({ since }) => <When at={since} form="date" locale={locale} zone={zone} />,
            },
            {
              key: 'act',
              head: <span className="sr-only">{t('members.actions')}</span>,
              align: 'right',
              onPhone: 'aside',
              cell: ({ memberId, displayName, isSelf }) =>
                isOwner && !isSelf ? <RemoveMemberButton action={remove} memberId={memberId} name={displayName} /> : null,
            },
          ]}
        />
        {invitations.ok ? (
          <>
            {invitations.value.length > 0 ? (
              <section aria-labelledby="standing" className="grid gap-3">
                <h2 id="standing" className="text-h2">
                  {t('members.standing')}
                </h2>
                <ul className="grid divide-y divide-line rounded-panel border border-line bg-surface">
                  {invitations.value.map(({ invitationId, displayName, email, role, expiresAt, isOver }) => (
                    <li key={invitationId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
                      <div>
                        <p className="font-semibold">
                          {displayName} <span className="font-normal text-ink-2">{t(`roles.${role}`)}</span>
                        </p>
                        <p className="text-small text-ink-2">
                          {email} ·{' '}
                          {isOver ? t('members.over') : t('members.until', { date: whenText(expiresAt, 'date', { locale, zone }) })}
                        </p>
                      </div>
                      <WithdrawButton action={withdraw} invitationId={invitationId} name={displayName} />
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
            <section aria-labelledby="invite" className="grid gap-3">
              <div>
                <h2 id="invite" className="text-h2">
                  {t('members.inviteTitle')}
                </h2>
                <p className="text-ink-2">{t('members.inviteHint')}</p>
              </div>
              <InviteForm action={invite} roles={invitableRoles.map((value) => ({ value, label: t(`roles.${value}`) }))} />
            </section>
          </>
        ) : (
          <Notice className="max-w-form">{t('members.onlyOwners')}</Notice>
        )}
      </div>
    </Words>
  );
}
