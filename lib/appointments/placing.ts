import type { Id } from '@/lib/core/id';

/** A visit as the desk would place it. `kept` are the rooms and equipment it has already: the first to be tried again. */
export type Placing = {
  readonly practitionerId: Id<'practitioner'>;
  readonly siteId: Id<'site'>;
  readonly reasonId: Id<'visitReason'>;
  readonly patientId: Id<'patient'> | null;
  readonly start: Date;
  readonly end: Date;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly open: boolean;
  readonly except: Id<'appointment'> | null;
  readonly kept: readonly Id<'resource'>[];
  /** The room asked for by name; null for none, although its reason has rooms. */
  readonly room?: Id<'resource'> | null | undefined;
  /** The group of the same start that it joins: its time, its room and its place under the limits are taken already, by itself. */
  readonly joins: { readonly id: Id<'appointment'>; readonly isFull: boolean } | null;
};
