import type { z } from 'zod';

export const queueNames = ['urgent', 'default', 'bulk'] as const;
export type QueueName = (typeof queueNames)[number];

/**
 * A piece of later work: `<noun>.<verb-phrase>`, and a payload of ids. The queue's store is clear text, so a payload never holds a name,
 * an address or a text; whoever does the job reads the row again and decides again.
 */
export type Job<N extends string = string, S extends z.ZodType = z.ZodType> = {
  readonly name: N;
  readonly payload: S;
  readonly queue: QueueName;
  /** Tries before the job is given up, the first included. Default 8, which spreads over about two minutes. */
  readonly attempts?: number;
};

export const defineJob = <const N extends `${string}.${string}`, S extends z.ZodType>(job: Job<N, S>): Job<N, S> => job;
export type PayloadOf<J> = J extends Job<string, infer S> ? z.output<S> : never;

/** A job asked for, not yet queued. */
export type JobRequest = { readonly job: Job; readonly payload: unknown };

/** Asks for a job with a payload that fits it; `parse` refuses what a type cannot see. */
export const request = <J extends Job>(job: J, payload: PayloadOf<J>): JobRequest => ({ job, payload: job.payload.parse(payload) });
