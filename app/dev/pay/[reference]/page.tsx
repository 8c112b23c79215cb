import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { localOnly } from '@/app/_server/local-only';
import { Badge } from '@/components/ui/badge';
import { type ButtonKind, buttonLook } from '@/components/ui/button-look';
import { readSimulated } from '@/lib/integrations/payments/local';
import { env } from '@/lib/platform/env';

export const metadata: Metadata = { title: 'Simulated payment' };

const choices: readonly { act: string; kind: ButtonKind; label: string; hint: string }[] = [
  { act: 'pay', kind: 'primary', label: 'Pay', hint: 'The card is accepted, now and at each renewal.' },
  { act: 'pay_once', kind: 'secondary', label: 'Pay, then refuse renewals', hint: 'Accepted now; every later charge is refused.' },
  { act: 'decline', kind: 'secondary', label: 'Decline the card', hint: 'The order stays open, as with a real card.' },
  { act: 'abandon', kind: 'secondary', label: 'Give up', hint: 'The order can no longer be paid.' },
];

/** Stands in for the provider's payment page in local mode; for developers, so in English only. No money moves. */
export default async function SimulatedPaymentPage({ params }: { params: Promise<{ reference: string }> }) {
  localOnly();
  const { reference } = await params;
  const payment = await readSimulated(env(), reference);
  if (!payment) notFound();
  const isOpen = payment.state === 'open' || payment.state === 'declined';
  const amount = new Intl.NumberFormat('en-GB', { style: 'currency', currency: payment.currency }).format(payment.minor / 100);
  return (
    <main lang="en" className="mx-auto grid max-w-xl gap-4 px-4 py-6">
      <h1 className="text-h1">Simulated payment</h1>
      <p className="text-ink-2">A simulation of local mode: no card is asked for and no money moves.</p>
      <section className="grid gap-3 rounded-panel border border-line bg-surface p-panel">
        <p className="flex flex-wrap items-center gap-2">
          <strong>{amount}</strong> {payment.description} <Badge>{payment.state}</Badge>
        </p>
        {isOpen ? (
          <form method="post" action={`/dev/pay/${reference}/act`} className="grid gap-3">
            {choices.map(({ act, kind, label, hint }) => (
              <div key={act} className="grid justify-items-start gap-1">
                <button type="submit" name="act" value={act} className={buttonLook(kind)}>
                  {label}
                </button>
                <span className="text-small text-ink-2">{hint}</span>
              </div>
            ))}
          </form>
        ) : null}
        <a href={payment.returnTo} className="link w-fit">
          Back to Prati
        </a>
      </section>
    </main>
  );
}
