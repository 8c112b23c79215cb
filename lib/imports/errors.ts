import type { HealthDataNeeded } from '@/lib/consents/errors';
import type { LifecycleError } from '@/lib/lifecycle/errors';

export type ImportError =
  | LifecycleError
  | HealthDataNeeded
  | { code: 'import.not_allowed' }
  | { code: 'import.unknown' }
  | { code: 'import.file_empty' }
  | { code: 'import.file_too_large'; mostMegabytes: number }
  /** A workbook, an archive, a picture: not a text. */
  | { code: 'import.file_not_text' }
  | { code: 'import.too_many_rows'; mostRows: number }
  | { code: 'import.columns_missing' }
  | { code: 'import.visit_columns_missing' }
  | { code: 'import.calendar_unreadable' }
  | { code: 'import.practitioner_unknown' }
  /** The step was already taken, or is not the next one. */
  | { code: 'import.not_now' };
