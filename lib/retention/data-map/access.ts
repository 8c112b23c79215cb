import type { TableClass } from '../schema';
import { all, clear, link, members, passing, prati, sealed, secret, technical } from './columns';

export const accessTables: Readonly<Record<string, TableClass>> = {
  account: {
    ...{ category: 'member_account', purpose: 'sign_in', basis: 'art_6_1_b', subject: 'account' },
    ...{ clock: null, recipients: prati },
    columns: {
      ...{ id: link, email_token: secret, email_sealed: sealed('email'), password_hash: secret, locale: clear('language') },
      ...{
        created_at: clear('createdAt'),
        disabled_at: clear('disabledAt'),
        last_active_at: clear('lastActiveAt'),
        warned_at: clear('warnedAt'),
        erased_at: clear('erasedAt', 'tombstone'),
        ...all(['failed_attempts', 'locked_until'], technical),
      },
    },
  },
  session: {
    ...{ category: 'security_log', purpose: 'sign_in', basis: 'art_6_1_f', subject: 'account' },
    ...{ clock: 'last_seen_at', recipients: prati },
    columns: {
      ...all(['id', 'account_id', 'working_in'], link),
      ...{ token_hash: secret, level: clear('level'), device: clear('device') },
      ...{
        created_at: clear('signedInAt'),
        last_seen_at: clear('lastSeenAt'),
        expires_at: clear('expiresAt'),
        revoked_at: clear('endedAt'),
      },
      ...{ stepped_up_at: clear('passwordProvedAt'), former_hash: secret, former_until: technical },
    },
  },
  invitation: {
    ...{ category: 'technical', purpose: 'sign_in', basis: 'art_6_1_b', subject: 'member' },
    ...{ member: { column: 'invited_by' }, clock: 'expires_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'invited_by'], link),
      ...{
        email_sealed: sealed('email'),
        display_name: clear('name', 'null'),
        role: clear('role'),
        token_hash: secret,
        token_sealed: passing,
        locale: clear('language'),
      },
      ...{
        created_at: clear('invitedAt'),
        expires_at: clear('expiresAt'),
        accepted_at: clear('acceptedAt'),
        withdrawn_at: clear('withdrawnAt'),
      },
    },
  },
  rate_limit: {
    ...{ category: 'technical', purpose: 'security', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: { key: secret, points: technical, expire: technical },
  },
};
