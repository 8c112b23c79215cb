import { createAccount } from '@/lib/access/create-account';
import { joinPractice } from '@/lib/access/join-practice';
import { hashPassword } from '@/lib/access/passwords';
import { saveOpenings } from '@/lib/availability/save-openings';
import { chooseConsent } from '@/lib/consents/choose';
import { textInForce } from '@/lib/consents/text-in-force';
import { inScope, type OpenContext, writeInPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import type { Result } from '@/lib/core/result';
import type { VisitMode } from '@/lib/core/visit-mode';
import { dropTimers, setTimersOf } from '@/lib/lifecycle/set-timer';
import { timersIn } from '@/lib/lifecycle/transitions';
import { completeProfile } from '@/lib/practice/complete-profile';
import { saveSite } from '@/lib/practice/save-site';
import { CompleteProfile, SaveSite, type SignUpPractice } from '@/lib/practice/schema';
import { signUpPractice } from '@/lib/practice/sign-up';
import { addResource as addOne } from '@/lib/resources/save-resource';
import type { AddResource } from '@/lib/resources/schema';
import { saveVisitReason } from '@/lib/visit-reasons/save-visit-reason';
import { saveVisitReasonInput } from '@/lib/visit-reasons/schema';
import { password } from './personas';

/** What a use-case answers must be a yes here: a story in which something is refused is a broken story. */
export const yes = <T, E extends { code: string }>(result: Result<T, E>, what: string): T => {
  if (!result.ok) throw new Error(`The story stops: ${what} was refused with ${result.error.code}`);
  return result.value;
};

export const as = (open: OpenContext, actor: MemberActor) => ({ ...open, actor });

export async function openPractice(
  open: OpenContext,
  wish: Omit<SignUpPractice, 'password' | 'terms'>,
  slug: string,
  locale: Locale,
): Promise<MemberActor> {
  const owner = yes(await signUpPractice(open, { ...wish, password, locale }, { slug, demo: true }), `signing up ${wish.practiceName}`);
  if (!owner) throw new Error(`The story stops: ${wish.email} has an account already`);
  await answer(open, owner, 'health_data_processing', locale);
  return owner;
}

/** A yes in the GDPR tab. */
async function answer(
  open: OpenContext,
  member: MemberActor,
  key: 'health_data_processing' | 'public_directory_listing' | 'tos_privacy',
  language: Locale,
): Promise<void> {
  const { version: textVersion } = textInForce(key, open.clock.now(), language);
  const said = { key, answer: 'given', method: 'toggle', noticeId: 'gdpr_tab', language, textVersion } as const;
  yes(await chooseConsent(as(open, member), said), `the answer to ${key}`);
}

/** The story began weeks ago; its trial begins when it is told, so that whoever looks has all of it. */
export const beginTrialNow = (open: OpenContext, owner: MemberActor): Promise<void> =>
  writeInPractice(as(open, owner), async (tx) => {
    await dropTimers(tx, timersIn.trial);
    await setTimersOf(tx, 'trial');
  });

/** A member who comes later: what an accepted invitation does, without the mail. */
export async function joinMember(
  open: OpenContext,
  practiceId: Id<'practice'>,
  member: { email: string; role: 'practitioner' | 'assistant'; displayName: string; locale: Locale },
): Promise<MemberActor> {
  const passwordHash = await hashPassword(password);
  const joined = await inScope(open, { practice: practiceId }, async (tx) => {
    const accountId = await createAccount(tx, { email: member.email, passwordHash, locale: member.locale });
    return accountId && joinPractice(tx, { practiceId, accountId, role: member.role, displayName: member.displayName });
  });
  if (!joined) throw new Error(`The story stops: ${member.email} is a member already`);
  await answer(open, joined, 'tos_privacy', member.locale);
  if (member.role === 'practitioner') await answer(open, joined, 'public_directory_listing', member.locale);
  return joined;
}

export const openAccount = async (open: OpenContext, email: string, locale: Locale) => {
  const passwordHash = await hashPassword(password);
  const id = await inScope(open, {}, (tx) => createAccount(tx, { email, passwordHash, locale }));
  if (!id) throw new Error(`The story stops: ${email} has an account already`);
  return id;
};

export const addSite = async (open: OpenContext, owner: MemberActor, site: Record<string, string>) =>
  yes(await saveSite(as(open, owner), SaveSite.parse(site)), 'the site').siteId;

export const introduce = async (open: OpenContext, member: MemberActor, profile: Record<string, unknown>) =>
  yes(await completeProfile(as(open, member), CompleteProfile.parse(profile)), 'the profile').slug;

type Hours = readonly [start: string, end: string, reasons?: readonly Id<'visitReason'>[]];
/** Weekdays with their hours, ISO (Monday = 1); some hours are kept for some reasons. */
export type Week = Readonly<Record<number, readonly Hours[]>>;

/** A practitioner's week at one site. */
export async function openAgenda(
  open: OpenContext,
  owner: MemberActor,
  practitionerId: Id<'practitioner'>,
  siteId: Id<'site'>,
  week: Week,
  modes: VisitMode[],
): Promise<void> {
  const openings = Object.entries(week).flatMap(([weekday, ranges]) =>
    ranges.map(([start, end, reasons = []]) => ({
      siteId,
      weekday: Number(weekday),
      start,
      end,
      modes,
      reasonIds: [...reasons],
      knownOnly: false,
      validFrom: null,
      validTo: null,
    })),
  );
  yes(await saveOpenings(as(open, owner), { practitionerId, openings }), 'the opening hours');
}

export const addResource = async (open: OpenContext, owner: MemberActor, resource: AddResource) =>
  yes(await addOne(as(open, owner), resource), 'the room').id;

export const addReason = async (
  open: OpenContext,
  owner: MemberActor,
  practitionerId: Id<'practitioner'>,
  reason: Record<string, unknown>,
) =>
  yes(
    await saveVisitReason(as(open, owner), saveVisitReasonInput.parse({ practitionerId, bookableOnline: true, ...reason })),
    'the visit reason',
  ).id;
