'use client';

import { useState } from 'react';
import { type FormState, typedIn } from './form-state';

type ShownMarkProps = {
  state: FormState<unknown>;
  /** Fingerprint of what the page read. */
  shown: string;
};

/**
 * Tells the save what the form showed, so that it overwrites nothing else. The page may be read anew under a form that stands: what counts
 * is what the form began with, then what its own saves left (`Saved`), or what a refusal says stands.
 */
export function ShownMark({ state, shown }: ShownMarkProps) {
  const [atFirst] = useState(shown);
  const now = state.status === 'done' ? leftBy(state.value) : typedIn(state, 'shown', atFirst);
  return <input type="hidden" name="shown" value={now ?? atFirst} />;
}

const leftBy = (value: unknown) =>
  typeof value === 'object' && value !== null && 'shown' in value && typeof value.shown === 'string' ? value.shown : undefined;
