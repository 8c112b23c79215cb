import { FakeViva } from '@/e2e/fakes/viva';
import { systemActor } from '@/lib/access/system';
import { inPractice } from '@/lib/context';
import type { Clock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { vivaPayments } from '@/lib/integrations/payments/viva';
import { quoteOf } from '@/lib/subscriptions/rules';
import type { CheckoutInput } from '@/lib/subscriptions/schema';
import { startCheckout } from '@/lib/subscriptions/start-checkout';
import type { TillContext } from '@/lib/subscriptions/till';
import { type House, openHouse } from './house';
import { must } from './lived-in';

const day = 86_400_000;
export const seller = {
  name: 'Prati (essai)',
  address: ['1 rue des Tests', '75001 Paris'],
  siren: '000000000',
  vatNumber: 'FR00000000000',
};
export const billedTo = {
  name: 'Cabinet d’essai',
  street: '1 rue des Tests',
  postcode: '69001',
  city: 'Lyon',
  country: 'FR',
  vatNumber: '',
} as const;

/** A practice that pays Prati through Viva's stand-in, under a clock that moves when told. */
export class Subscriber {
  now = new Date('2027-01-04T07:00:00Z');
  readonly clock: Clock = { now: () => new Date(this.now) };
  constructor(
    readonly house: House,
    readonly fake: FakeViva,
  ) {}

  static async open(db?: House['db'], fake?: FakeViva): Promise<Subscriber> {
    const house = await openHouse(db ? { db } : {});
    const viva = fake ?? new FakeViva();
    if (!fake) await viva.listen();
    const subscriber = new Subscriber(house, viva);
    viva.now = () => new Date(subscriber.now);
    return subscriber;
  }
  async close(): Promise<void> {
    await this.fake.close();
    await this.house.db.close();
  }

  private till(): Pick<TillContext, 'payments' | 'appUrl' | 'seller'> {
    return { payments: vivaPayments(this.fake.settings(400), this.clock), appUrl: 'https://prati.test', seller };
  }
  owner(): TillContext {
    return { ...this.house.as(this.house.member.actor, this.clock), ...this.till() };
  }
  worker(): TillContext {
    return { ...this.house.as(systemActor(this.house.practiceId, 'test'), this.clock), ...this.till() };
  }
  wish(over: Partial<CheckoutInput> = {}): CheckoutInput {
    const wish = { ...billedTo, cycle: 'monthly' as const, ...over };
    const unit = wish.cycle === 'monthly' ? 3_900 : 39_000;
    return { ...wish, total: over.total ?? quoteOf(unit, 1, wish).totalMinor };
  }
  /** Opens a page and says its order. */
  async checkout(over: Partial<CheckoutInput> = {}): Promise<string> {
    const { address } = must(await startCheckout(this.owner(), this.wish(over)));
    return new URL(address).searchParams.get('ref') ?? '';
  }

  later(ms: number): void {
    this.now = new Date(this.now.getTime() + ms);
  }
  days(count: number): void {
    this.later(count * day);
  }
  subscription() {
    return inPractice(this.house.system, ({ db }) => db.subscription.findUniqueOrThrow({ where: { practiceId: this.house.practiceId } }));
  }
  payments() {
    return inPractice(this.house.system, ({ db }) =>
      db.subscriptionPayment.findMany({ where: { practiceId: this.house.practiceId }, orderBy: [{ period: 'asc' }, { attempt: 'asc' }] }),
    );
  }
  invoices() {
    return inPractice(this.house.system, ({ db }) =>
      db.subscriptionInvoice.findMany({ where: { practiceId: this.house.practiceId }, orderBy: { position: 'asc' } }),
    );
  }
  async lifecycle(): Promise<string> {
    const row = await inPractice(this.house.system, ({ db }) =>
      db.practice.findUniqueOrThrow({ where: { id: this.house.practiceId }, select: { lifecycleState: true } }),
    );
    return row.lifecycleState;
  }
  async lastPaymentId(): Promise<Id<'subscriptionPayment'>> {
    const [last] = (await this.payments()).sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.attempt - a.attempt);
    if (!last) throw new Error('no payment');
    return last.id as Id<'subscriptionPayment'>;
  }
}
