import { systemActor } from '@/lib/access/system';
import { chooseConsent } from '@/lib/consents/choose';
import { inForce, purposeName } from '@/lib/consents/rules';
import type { Answer, ConsentKey } from '@/lib/consents/schema';
import { consentTexts } from '@/lib/consents/texts';
import type { Context } from '@/lib/context';
import type { Actor } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import { relayEvents } from '@/lib/events/relay';
import type { JobRequest } from '@/lib/platform/jobs';
import { react } from '@/workers/reactions';
import { handlers, jobs } from '@/workers/registry';
import type { House } from './house';
import { must } from './lived-in';

/** Somebody answers a purpose as its screen would have it: the text in force, in French. */
export async function answer(ctx: Context, key: ConsentKey, given: Answer, subject?: string): Promise<void> {
  const name = purposeName(consentTexts, key);
  if (!name) throw new Error(`${key} has no text of its own`);
  const textVersion = inForce(consentTexts, name, ctx.clock.now()).version;
  must(await chooseConsent(ctx, { key, subject, answer: given, method: 'toggle', noticeId: 'test', language: 'fr', textVersion }));
}

type PatientActor = Extract<Actor, { kind: 'patient' }>;
/** The patient of a file, signed in to an account of their own. */
export const patientOf = (house: House, patientId: Id<'patient'>): Context =>
  house.as({
    ...{ kind: 'patient', practiceId: house.practiceId, accountId: newId('account'), patientIds: [patientId], steppedUpAt: null },
  } as unknown as PatientActor);

/**
 * One tick of the workers: what happened is passed on, and the jobs of these nouns that it asks for run, with the worker's own reactions and
 * registry. @returns the names of the jobs that ran.
 */
export async function tick(house: House, nouns: readonly string[], means: object = {}): Promise<string[]> {
  const asked: JobRequest[] = [];
  const publish = async (postings: readonly { request: JobRequest }[]) => void asked.push(...postings.map(({ request }) => request));
  for (let more = true; more; ) more = (await relayEvents(house.system, { react, publish })).mayHaveMore;
  const ran: string[] = [];
  for (const { job, payload } of asked) {
    const { practiceId } = payload as { practiceId?: Id<'practice'> };
    if (practiceId !== house.practiceId || !nouns.includes(job.name.split('.')[0] ?? '')) continue;
    const key = Object.keys(jobs).find((one) => jobs[one as keyof typeof jobs].name === job.name) as keyof typeof jobs;
    const handler = handlers[key] as (ctx: unknown, payload: unknown) => Promise<unknown>;
    await handler({ ...house.system, ...means, actor: systemActor(house.practiceId, job.name) }, payload);
    ran.push(job.name);
  }
  return ran;
}
