import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { openSession } from '@/lib/access/open-session';
import type { PatientActor, SignedIn } from '@/lib/access/schema';
import { linkActor, visitorActor } from '@/lib/access/system';
import type { Context, OpenContext } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { safeNext } from './next-path';
import { requestOrigin } from './origin';
import { platform } from './platform';
import { readSid } from './session-cookie';

/** Before anyone is known. */
export function openContext(): OpenContext {
  const { db, clock, keyring } = platform();
  return { db, clock, keyring };
}

/** Who is signed in, asked of the database once per request; null for nobody. */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const sid = await readSid();
  return sid === null ? null : openSession(openContext(), sid);
});

const toSignIn = async (): Promise<never> => {
  const here = safeNext((await headers()).get('x-prati-path'));
  return redirect(here && here !== '/' ? `/sign-in?next=${encodeURIComponent(here)}` : '/sign-in');
};

/** The live session, for a page; sends to sign-in and back when there is none. */
export const requireSession = async (): Promise<SignedIn> => (await currentSession()) ?? toSignIn();

/** The member at work, or null: for actions and route handlers, which answer `access.signed_out` themselves. */
export async function currentMember(): Promise<Context<MemberActor> | null> {
  const session = await currentSession();
  return session?.member ? { ...openContext(), actor: session.member, origin: await requestOrigin() } : null;
}

/** The member at work, for a page of the dashboard. */
export async function memberContext(): Promise<Context<MemberActor>> {
  const session = await requireSession();
  if (session.member) return { ...openContext(), actor: session.member, origin: await requestOrigin() };
  return redirect(session.memberships.length > 0 ? '/choose-practice' : '/patient');
}

/** The patient's own view of each practice that keeps a file, for a page. */
export async function patientContexts(): Promise<readonly Context<PatientActor>[]> {
  const [{ patient }, origin] = [await requireSession(), await requestOrigin()];
  return patient.map((actor) => ({ ...openContext(), actor, origin }));
}

/** Whoever is signed in and works or is treated somewhere: the member first, else the patient in the practice known longest. */
export async function currentContext(): Promise<Context | null> {
  const session = await currentSession();
  const actor = session?.member ?? session?.patient[0];
  return actor ? { ...openContext(), actor, origin: await requestOrigin() } : null;
}

/** Anyone on the public face of one practice. */
export const visitorContext = (practiceId: Id<'practice'>): Context => ({ ...openContext(), actor: visitorActor(practiceId) });

/** Who followed a signed link, once its token was found to be that appointment's. */
export const linkContext = (appointmentId: Id<'appointment'>, practiceId: Id<'practice'>): Context => ({
  ...openContext(),
  actor: linkActor(practiceId, appointmentId),
});
