import { systemActor } from '@/lib/access/system';
import { recordAudit } from '@/lib/audit/record';
import type { InPractice, OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { findIncident, findKeepers, findKept, findPracticesBefore, insertBreach, insertStepOnce, lockIncident } from './data';
import type { Incident } from './incident';
import { notifyDueAt, remindAfter } from './rules';
import { writeTo } from './write-to';

type Announced = { readonly concerned: number; readonly newly: number; readonly letters: number; readonly unknown: readonly string[] };
type Here = Pick<Announced, 'newly' | 'letters'>;

/**
 * Announces an incident of Prati's to every practice it concerns, without undue delay (GDPR 33.2): an entry in its register, known as of now,
 * and a letter to its owners; each update and the end is a step, with a letter of its own when it comes later. The key is the incident: announced again, nothing is
 * done twice, and what was cut short is made up. One practice that cannot be told keeps no other from it.
 */
export async function announceIncident(open: OpenContext, incident: Incident): Promise<Announced> {
  const there = (await open.db.asRelay((tx) => findPracticesBefore(tx, incident.knownAt))).map(({ id }) => id);
  const wanted = incident.practices === 'all' ? there : incident.practices;
  const concerned = wanted.filter((id) => there.includes(id));
  const counts = { newly: 0, letters: 0 };
  const failures: unknown[] = [];
  for (const id of concerned)
    await announceTo(open, id, incident).then(
      (here) => {
        counts.newly += here.newly;
        counts.letters += here.letters;
      },
      (error: unknown) => failures.push(error),
    );
  if (failures.length > 0) throw new AggregateError(failures, 'some practices could not be told of an incident');
  return { concerned: concerned.length, ...counts, unknown: wanted.filter((id) => !there.includes(id)) };
}

/** To one practice; a deleted one has no register any more. */
const announceTo = (open: OpenContext, practiceId: Id<'practice'>, incident: Incident): Promise<Here> =>
  keepInPractice({ ...open, actor: systemActor(practiceId, 'breaches.announce') }, 'breaches.announce', async (tx) => {
    const kept = await findKept(tx);
    if (kept.lifecycleState === 'deleted') return { newly: 0, letters: 0 };
    await lockIncident(tx, incident.key);
    const before = await findIncident(tx, incident.key);
    const breachId = before ?? (await enter(tx, incident, kept.locale));
    const keepers = await findKeepers(tx, null);
    let letters = 0;
    const write = async (about: string) => {
      for (const memberId of keepers) letters += (await writeTo(tx, { breachId, what: 'told', about, memberId })) ? 1 : 0;
    };
    await write('announced');
    for (const { key, text, ends } of incident.updates) {
      const what = ends ? 'announced_end' : 'announced_update';
      const isNew = await insertStepOnce(tx, { breachId, what, by: null, facts: { key }, text: text[kept.locale] });
      // What was known when the incident was first announced stands in the register its letter leads to.
      if (isNew && before) await write(`${what}.${key}`);
    }
    if (letters > 0) await recordAudit(tx, 'breach.announced', breachId, { incident: incident.key, letters });
    return { newly: before ? 0 : 1, letters };
  });

async function enter(tx: InPractice, incident: Incident, locale: 'fr' | 'en' | 'de'): Promise<Id<'breach'>> {
  const awareAt = tx.clock.now();
  const { key, severity, kinds, dataKinds, since, title, what, measures } = incident;
  const breachId = await insertBreach(tx, {
    ...{ by: null, incidentKey: key, severity, kinds: [...kinds], dataKinds: [...dataKinds], risk: null, affectedCount: null },
    ...{ happenedAt: since, awareAt, notifyDueAt: notifyDueAt(awareAt), remindAt: remindAfter(awareAt, awareAt) },
    texts: { title: title[locale], facts: what[locale], consequences: '', measures: measures[locale] },
  });
  if (!breachId) throw new Error(`${key} was given an id that is taken`);
  await insertStepOnce(tx, { breachId, what: 'announced', by: null, facts: { key: 'announced' } });
  return breachId;
}
