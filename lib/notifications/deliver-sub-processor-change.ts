import { readMemberContact } from '@/lib/access/read-member-contact';
import { inPractice } from '@/lib/context';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { readOwnChange } from '@/lib/sub-processors/read-own-change';
import type { SubProcessorChange } from '@/lib/sub-processors/schema';
import { type DeliveryContext, deliver } from './deliver';
import { subProcessorChangeLetter } from './templates/sub-processor-change';

/** Writes once to every owner of the practice about one change of the list; nothing once it has taken effect. */
export async function deliverSubProcessorChange(
  ctx: DeliveryContext,
  { change: number, again }: { change: number; again?: number | undefined },
  changes?: readonly SubProcessorChange[],
) {
  const { name } = await readPracticeName(ctx);
  const own = await inPractice(ctx, (tx) => readOwnChange(tx, number, changes));
  for (const memberId of own?.owners ?? []) {
    await deliver(ctx, { kind: 'sub_processor_change', subjectId: memberId, version: number, again }, async (tx) => {
      const contact = await readMemberContact(tx, memberId);
      if (!contact || !own || own.effectiveAt <= tx.clock.now()) return null;
      return { to: contact.email, letter: subProcessorChangeLetter({ ...own, practice: name }, contact.locale, ctx.appUrl) };
    });
  }
}
