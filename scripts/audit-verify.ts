/**
 * npm run audit:verify: walks the audit chain of every practice, or of the one named, as the application sees it; of those that are gone too,
 * where custody writes on. Ends at the first break with exit code 1, naming practice and row. What it cannot see by itself is told in lib/audit/verify.ts.
 */
import { verifyAudit } from '../lib/audit/verify';
import { type Id, isId } from '../lib/core/id';
import { listGone } from '../lib/lifecycle/list-gone';
import { type Database, openDatabase } from '../lib/platform/db';

const reasons = {
  edited: 'does not give the hash it carries: it was edited',
  missing: 'is missing',
  out_of_chain: 'does not follow the row before it: it was inserted, or rewritten with its hash',
  not_the_head: 'does not agree with the head of the chain: rows were added or replaced at the end, or the head was',
} as const;

const practicesOf = async (db: Database): Promise<{ id: Id<'practice'>; name: string }[]> => {
  const living = await db.asRelay((tx) => tx.practice.findMany({ select: { id: true }, orderBy: { id: 'asc' } }));
  const gone = await listGone(db);
  return [...living.map(({ id }) => ({ id: id as Id<'practice'>, name: id })), ...gone.map((id) => ({ id, name: `${id} (gone)` }))];
};

/** True when every chain holds. */
async function verifyAll(db: Database, only: string | undefined): Promise<boolean> {
  const known = await practicesOf(db);
  const practices = only === undefined ? known : known.filter(({ id }) => id === only);
  if (only !== undefined && practices.length === 0) {
    console.error(isId('practice', only) ? `There is no practice ${only}.` : `“${only}” is no practice id (prc_…).`);
    return false;
  }
  for (const { id, name } of practices) {
    const { entries, broken } = await verifyAudit({ db }, id);
    if (broken) {
      console.error(`${name}: row ${broken.seq} ${reasons[broken.why]}. The ${entries} before it hold.`);
      return false;
    }
    console.log(`${name}: ${entries} entries hold.`);
  }
  console.log(practices.length === 0 ? 'There is no practice yet.' : 'Every chain holds.');
  return true;
}

const url = process.env.DATABASE_URL;
if (!url) {
  console.error('DATABASE_URL is missing: npm run audit:verify sets it.');
  process.exitCode = 1;
} else {
  const db = openDatabase({ url, role: process.env.PRATI_APP_ROLE, connections: 2 });
  try {
    if (!(await verifyAll(db, process.argv[2]))) process.exitCode = 1;
  } finally {
    await db.close();
  }
}
