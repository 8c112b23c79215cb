import { z } from 'zod';

export const subProcessorKeys = [
  ...(['scaleway', 'aws', 'viva', 'scell', 'livekit', 'google', 'mistral', 'assemblyai', 'bulkgate', 'resend'] as const),
] as const;
export type SubProcessorKey = (typeof subProcessorKeys)[number];

/** What makes a transfer outside the European Economic Area lawful (GDPR chapter V): standard clauses, Data Privacy Framework. */
export type Safeguard = 'standard_clauses' | 'data_privacy_framework';
export type SubProcessorTask =
  | 'hosting'
  | 'extra_storage'
  | 'payments'
  | 'invoicing'
  | 'video'
  | 'calendar'
  | 'ai'
  | 'transcription'
  | 'sms'
  | 'mail';
/** What sends it nothing while it is off: a switch of the consents, or a setting of the practice. */
type SubProcessorSwitch = { readonly kind: 'integration' | 'consent' | 'setting'; readonly keys: readonly string[] };

/** One service that may handle data for Prati. Countries are ISO 3166 codes; `EU` where any member state may serve. Dates are UTC days. */
export type SubProcessor = {
  readonly key: SubProcessorKey;
  readonly name: string;
  readonly entity: string;
  /** Of the company that owns it in the end. */
  readonly parentCountry: string;
  readonly serverPlace: string;
  readonly task: SubProcessorTask;
  /** Where data may go or be read from outside the EEA; empty for nowhere. */
  readonly outside: readonly string[];
  readonly safeguards: readonly Safeguard[];
  readonly switch: SubProcessorSwitch | null;
  /** Whether this version of Prati can send it anything at all. */
  readonly isBuilt: boolean;
  readonly since: string;
  readonly lastChange: string;
};

/**
 * A change of the list. `number` is its name for ever: told, objected to and kept under it. `announcedOn` and `effectiveOn` are UTC days.
 * added: nobody had it before. changed: what is said of it, as it will be. ended: it will handle nothing more.
 */
export type SubProcessorChange = {
  readonly number: number;
  readonly kind: 'added' | 'changed' | 'ended';
  readonly announcedOn: string;
  readonly effectiveOn: string;
  readonly becomes: SubProcessor;
};

/** What one practice has to do with one change. */
export type Standing = {
  /** Who joins after a change was announced joins with it. */
  readonly joinedAt: Date;
  readonly toldAt: Date | null;
  readonly objection: { readonly madeAt: Date } | null;
};

const ground = z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(2000, { error: 'too_long' });
const change = z.coerce.number().int().min(1);
export const objectionInput = z.object({ change, ground });
export type ObjectionInput = z.output<typeof objectionInput>;
export const withdrawalInput = z.object({ change });
