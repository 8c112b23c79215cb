/** Times in milliseconds. */
export type Times = { readonly median: number; readonly p95: number; readonly slowest: number };

export function timesOf(measured: readonly number[]): Times {
  const sorted = [...measured].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), slowest: sorted.at(-1) ?? Number.NaN };
}

export async function timed<T>(work: () => Promise<T>, into: number[]): Promise<T> {
  const since = performance.now();
  const value = await work();
  into.push(performance.now() - since);
  return value;
}

/**
 * Sends `perSecond` requests a second for `seconds`, whether or not earlier ones have been answered, and measures each from the moment it was
 * due: a server that stalls cannot hide it by slowing its clients down.
 */
export async function atFixedRate(perSecond: number, seconds: number, send: () => Promise<void>): Promise<number[]> {
  const measured: number[] = [];
  const began = performance.now();
  const all = Array.from({ length: perSecond * seconds }, async (_, n) => {
    const due = began + (n * 1_000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    await send();
    measured.push(performance.now() - due);
  });
  await Promise.all(all);
  return measured;
}

/** `clients` at once, each sending one after another, until `total` are sent. */
export async function byClients(clients: number, total: number, send: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const client = async () => {
    while (next < total) await send(next++);
  };
  await Promise.all(Array.from({ length: clients }, client));
}
