import type { LifecycleError } from '@/lib/lifecycle/errors';

/** not_allowed: owners only. unknown: no such change was announced. closed: it has taken effect. none: nothing stands to be taken back. */
export type SubProcessorError =
  | LifecycleError
  | { code: 'sub_processors.not_allowed' }
  | { code: 'sub_processors.unknown_change' }
  | { code: 'sub_processors.objection_closed' }
  | { code: 'sub_processors.already_objected' }
  | { code: 'sub_processors.no_objection' };
