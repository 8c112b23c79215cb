/** Thrown inside a transaction to give back everything done in it; `refusal` is what the caller is told instead. */
export class RolledBack<R = unknown> extends Error {
  constructor(
    why: string,
    readonly refusal?: R,
  ) {
    super(why);
    this.name = 'RolledBack';
  }
}
