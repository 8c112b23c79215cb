import { type Context, inPractice } from '@/lib/context';
import { sha256Hex } from '@/lib/platform/crypto';
import { findLinks, readHead } from './data';
import { recordText } from './rules';

/** `edited`: a row does not give the hash it carries. `missing`: a number is not there. `out_of_chain`: it does not follow the one before. `not_the_head`: the chain ends elsewhere than its head says. */
type Break = { readonly seq: number; readonly why: 'edited' | 'missing' | 'out_of_chain' | 'not_the_head' };
export type ConsentVerdict = { readonly events: number; readonly gone: number; readonly broken: Break | null };

const page = 500;

/**
 * Walks the practice's chain of consent events from its first, every hash made anew from the row, and names the first that does not hold.
 * Events past their term have left their two hashes behind and are walked over.
 */
export const verifyConsents = (ctx: Context): Promise<ConsentVerdict> =>
  inPractice(ctx, async (tx) => {
    const head = await readHead(tx);
    let last = { seq: 0, hash: '0'.repeat(64) };
    let [events, gone] = [0, 0];
    const broken = (seq: number, why: Break['why']) => ({ events, gone, broken: { seq, why } });
    for (;;) {
      const links = await findLinks(tx, last.seq, page);
      for (const link of links) {
        const { seq, prevHash, recordHash } = link.kind === 'event' ? link.event : link;
        if (seq !== last.seq + 1) return broken(last.seq + 1, 'missing');
        if (link.kind === 'event' && sha256Hex(recordText(link.event)) !== recordHash) return broken(seq, 'edited');
        if (prevHash !== last.hash) return broken(seq, 'out_of_chain');
        last = { seq, hash: recordHash };
        if (link.kind === 'event') events += 1;
        else gone += 1;
      }
      if (links.length < page) break;
    }
    if (last.seq < head.seq) return broken(last.seq + 1, 'missing');
    return last.hash === head.hash ? { events, gone, broken: null } : broken(last.seq, 'not_the_head');
  });
