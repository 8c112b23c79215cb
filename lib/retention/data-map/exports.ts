import type { TableClass } from '../schema';
import { all, clear, link, members, own, passing, technical } from './columns';

export const exportsTables: Readonly<Record<string, TableClass>> = {
  export_job: {
    ...{ category: 'export_archive', purpose: 'export', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: own, clock: 'asked_at', waitsFor: 'due_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'patient_id', 'request_id', 'asked_by_id'], link),
      ...{ scope: clear('scope'), asked_by_kind: clear('askedByKind'), locale: clear('language'), state: clear('state') },
      ...all(['attempt', 'alive_at', 'files_done', 'files_total', 'rows_done', 'failure', 'due_at'], technical),
      ...{ bytes: clear('bytes'), sha256: clear('sha256'), key_sealed: passing },
      ...{ asked_at: clear('askedAt'), started_at: technical, ready_at: clear('readyAt'), expires_at: clear('expiresAt') },
      ...{ downloads: clear('downloads'), downloaded_at: clear('lastDownloadAt') },
    },
  },
};
