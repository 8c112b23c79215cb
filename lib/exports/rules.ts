const minute = 60_000;

export const exportLimits = {
  /** From the moment it is ready. */
  keptMs: 7 * 24 * 60 * minute,
  /** Without a sign of life for so long (twenty seconds), another worker takes over. */
  leaseMs: minute / 3,
  /** The lease and the progress are written at most this often. */
  signOfLifeMs: 2_000,
  /** Between two files the progress is written at most this often. */
  progressMs: 250,
  /** Tries before it is called failed. */
  tries: 5,
  /** Copies shown. */
  shown: 20,
} as const;
