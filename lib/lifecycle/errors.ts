import type { LifecycleState } from './schema';

/** The practice may not do this where it stands; `since` is an instant (ISO 8601). `asker`: whether the practice itself asked. */
export type LifecycleError = {
  readonly code: 'lifecycle.read_only';
  readonly state: LifecycleState;
  readonly since: string;
  readonly asker: 'member' | 'outside';
};
export type TransitionError = { readonly code: 'lifecycle.no_such_transition'; readonly from: LifecycleState; readonly to: LifecycleState };
