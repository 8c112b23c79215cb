import { z } from 'zod';
import { systemClock } from './clock';

/** Every id says what it names: `apt_…`, `pat_…`. The prefix is the brand; no casts needed. */
const prefixes = {
  account: 'acc',
  session: 'ses',
  practice: 'prc',
  site: 'sit',
  member: 'mbr',
  invitation: 'inv',
  practitioner: 'pro',
  visitReason: 'vsr',
  opening: 'opn',
  openingException: 'exc',
  absence: 'abs',
  patient: 'pat',
  appointment: 'apt',
  verification: 'vrf',
  event: 'evt',
  auditEntry: 'aud',
  delivery: 'dlv',
  dataKey: 'key',
  series: 'srs',
  resource: 'rsc',
  externalBusy: 'xbs',
  merge: 'mrg',
  waitingEntry: 'wle',
  waitingOffer: 'wlo',
  waitingTime: 'wlt',
  reminder: 'rmd',
  importBatch: 'imp',
  calendarFeed: 'cfd',
  legalHold: 'hld',
  retentionRun: 'rtr',
  archiveOpening: 'aro',
  keptRow: 'kpt',
  keptPerson: 'kpp',
  custodyRequest: 'crq',
  custodyOpening: 'cuo',
  deletionRequest: 'del',
  handover: 'hov',
  accountDeletion: 'acd',
  accountLetter: 'acl',
  certificate: 'crt',
  exportJob: 'exp',
  usageEvent: 'use',
  campaign: 'cmp',
  campaignDelivery: 'cdl',
  trainingCopy: 'trc',
  rightsRequest: 'rrq',
  rightsStep: 'rrs',
  directive: 'pmd',
  lifecycleTimer: 'lct',
  lifecycleNotice: 'lcn',
  subProcessorNotice: 'spn',
  subProcessorObjection: 'spo',
  subscriptionPayment: 'spy',
  subscriptionInvoice: 'sin',
  consentEvent: 'cev',
  consentReceipt: 'crc',
  accessReview: 'acr',
  breach: 'bre',
  breachStep: 'brs',
} as const;

export type Kind = keyof typeof prefixes;
export type Id<K extends Kind> = `${(typeof prefixes)[K]}_${string}`;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** UUID version 7 (RFC 9562) without dashes: 48 bits of milliseconds first, so that new rows sit together in an index. */
const timeOrderedBody = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let ms = systemClock.now().getTime();
  for (let i = 5; i >= 0; i--) {
    bytes[i] = ms % 256;
    ms = Math.floor(ms / 256);
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return hex(bytes);
};

export const newId = <K extends Kind>(kind: K): Id<K> => `${prefixes[kind]}_${timeOrderedBody()}` as Id<K>;

export const isId = <K extends Kind>(kind: K, value: unknown): value is Id<K> =>
  typeof value === 'string' && value.startsWith(`${prefixes[kind]}_`) && /^[a-z]{3}_[0-9a-f]{32}$/.test(value);

/** Zod check of an id of one kind: right prefix and a body of 32 hexadecimal digits. */
export const idSchema = <K extends Kind>(kind: K) => z.custom<Id<K>>((v) => isId(kind, v), { error: `not a ${kind} id` });
