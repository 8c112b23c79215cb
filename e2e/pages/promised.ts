import { expect } from '@playwright/test';

/** Milliseconds taken and promised. What it took goes into the report, so that a promise nearly broken is seen before it is. */
export function promised(what: string, took: number, most: number): void {
  console.log(`${what}: ${(took / 1_000).toFixed(1)} s of ${most / 1_000} s`);
  expect(took, `${what}, in milliseconds`).toBeLessThanOrEqual(most);
}
