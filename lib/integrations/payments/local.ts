import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Clock } from '@/lib/core/clock';
import { type Money, money } from '@/lib/core/money';
import { err, ok } from '@/lib/core/result';
import type { PaymentsPort, Standing } from './port';

type LocalSettings = { readonly PRATI_DATA: string; readonly APP_URL: string };

const stored = z.object({
  reference: z.string(),
  key: z.string(),
  description: z.string(),
  minor: z.number().int(),
  currency: z.enum(['EUR', 'CHF', 'GBP']),
  returnTo: z.string(),
  until: z.string(),
  /** `source`: what it was charged to; null for one paid on the page. */
  source: z.string().nullable(),
  state: z.enum(['open', 'declined', 'paid', 'refused', 'abandoned', 'refunded']),
  /** The simulated card refuses every later charge. */
  refusesLater: z.boolean(),
});
export type SimulatedPayment = z.infer<typeof stored>;

const folderOf = ({ PRATI_DATA }: Pick<LocalSettings, 'PRATI_DATA'>) => path.resolve(PRATI_DATA, 'payments');
const isReference = (reference: string) => /^[0-9a-f]{24}$/.test(reference);
const referenceOf = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 24);
const fileOf = (settings: Pick<LocalSettings, 'PRATI_DATA'>, reference: string) => path.join(folderOf(settings), `${reference}.json`);

/** One simulated payment; null for a name nobody gave. */
export async function readSimulated(settings: Pick<LocalSettings, 'PRATI_DATA'>, reference: string): Promise<SimulatedPayment | null> {
  if (!isReference(reference)) return null;
  try {
    return stored.parse(JSON.parse(await readFile(fileOf(settings, reference), 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function draftOf(settings: Pick<LocalSettings, 'PRATI_DATA'>, payment: SimulatedPayment): Promise<string> {
  const folder = folderOf(settings);
  await mkdir(folder, { recursive: true });
  const draft = path.join(folder, `.${randomUUID()}`);
  await writeFile(draft, JSON.stringify(payment), { mode: 0o600 });
  return draft;
}

/** Keeps a new one; the same key leaves the first. */
async function begin(settings: Pick<LocalSettings, 'PRATI_DATA'>, payment: SimulatedPayment): Promise<SimulatedPayment> {
  const draft = await draftOf(settings, payment);
  try {
    await link(draft, fileOf(settings, payment.reference));
    return payment;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return (await readSimulated(settings, payment.reference)) ?? payment;
  } finally {
    await rm(draft, { force: true });
  }
}

const overwrite = async (settings: Pick<LocalSettings, 'PRATI_DATA'>, payment: SimulatedPayment) =>
  rename(await draftOf(settings, payment), fileOf(settings, payment.reference));

/** What somebody does on the simulated page; an order that is over stays as it is. */
export async function actOnSimulated(
  settings: Pick<LocalSettings, 'PRATI_DATA'>,
  reference: string,
  act: 'pay' | 'pay_once' | 'decline' | 'abandon',
  now: Date,
): Promise<SimulatedPayment | null> {
  const payment = await readSimulated(settings, reference);
  if (!payment) return null;
  const isOpen = (payment.state === 'open' || payment.state === 'declined') && now < new Date(payment.until);
  if (!isOpen) return payment;
  const state = { pay: 'paid', pay_once: 'paid', decline: 'declined', abandon: 'abandoned' } as const;
  const after: SimulatedPayment = { ...payment, state: state[act], refusesLater: act === 'pay_once' };
  await overwrite(settings, after);
  return after;
}

const amountOf = ({ minor, currency }: SimulatedPayment): Money => money(minor, currency);

function standingOf(payment: SimulatedPayment, now: Date): Standing {
  switch (payment.state) {
    case 'paid':
    case 'refunded':
      return { state: 'paid', transaction: payment.reference, amount: amountOf(payment) };
    case 'refused':
      return { state: 'refused', transaction: payment.reference };
    case 'abandoned':
      return { state: 'expired' };
    default:
      return now >= new Date(payment.until) ? { state: 'expired' } : { state: 'open', declined: payment.state === 'declined' };
  }
}

/** Simulates a provider in files of the data folder, with a page of its own at /dev/pay. Local mode only; no money moves. */
export function localPayments(settings: LocalSettings, clock: Clock): PaymentsPort {
  return {
    adapter: 'local',
    provider: 'local',
    async createCheckout({ key, amount, description, returnTo, lastsSeconds }) {
      const until = new Date(clock.now().getTime() + lastsSeconds * 1_000).toISOString();
      const { reference } = await begin(settings, {
        ...{ reference: referenceOf(key), key, description, returnTo, until, source: null, state: 'open', refusesLater: false },
        ...{ minor: amount.minor, currency: amount.currency },
      });
      return ok({ orderReference: reference, address: `${settings.APP_URL}/dev/pay/${reference}` });
    },
    async chargeAgain({ source, key, amount, description }) {
      const first = await readSimulated(settings, source);
      if (!first) return err({ code: 'payments.not_taken' });
      const payment = await begin(settings, {
        ...{ reference: referenceOf(key), key, description, returnTo: '', until: clock.now().toISOString(), source },
        ...{ state: first.refusesLater ? 'refused' : 'paid', refusesLater: first.refusesLater },
        ...{ minor: amount.minor, currency: amount.currency },
      });
      return payment.state === 'refused'
        ? ok({ state: 'refused', transaction: payment.reference })
        : ok({ state: 'paid', transaction: payment.reference, amount: amountOf(payment) });
    },
    async readPayment(which) {
      const payment = await readSimulated(settings, which.kind === 'checkout' ? which.orderReference : referenceOf(which.key));
      return ok(payment ? standingOf(payment, clock.now()) : { state: 'absent' });
    },
    async refund({ transaction }) {
      const payment = await readSimulated(settings, transaction);
      if (payment?.state !== 'paid' && payment?.state !== 'refunded') return err({ code: 'payments.not_taken' });
      await overwrite(settings, { ...payment, state: 'refunded' });
      return ok(null);
    },
    readNotice: () => null,
  };
}
