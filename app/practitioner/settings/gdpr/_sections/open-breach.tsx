import { requestLocale } from '@/app/_server/locale';
import { BreachCountdown } from '@/components/breaches/breach-countdown';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { readAuthority } from '@/lib/breaches/read-authority';
import { listCounting } from '@/lib/breaches/read-breach';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';

/** The countdown of every breach whose seventy-two hours run, above all sections; nothing while there is none. */
export async function OpenBreach({ context }: { context: Context<MemberActor> }) {
  const counting = await listCounting(context);
  if (counting.length === 0) return null;
  const [locale, zone, { name }] = [await requestLocale(), await readTimeZone(context), await readAuthority(context)];
  return (
    <div className="mb-8 grid gap-3">
      {counting.map((breach) => (
        <BreachCountdown key={breach.id} {...{ breach, locale, zone }} authority={name} now={context.clock.now()} />
      ))}
    </div>
  );
}
