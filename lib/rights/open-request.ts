import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { dayNumber, type LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { zoneOf } from '@/lib/core/zone';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { keepObjections } from '@/lib/patients/keep-objections';
import { readIdentities } from '@/lib/patients/read-patients';
import { readStanding } from '@/lib/patients/refuse-restricted';
import { lockInOrder } from '@/lib/platform/contention';
import { hmacToken64 } from '@/lib/platform/crypto';
import type { Refusal } from './change-request';
import { datesFor, frameOf, nextReminder } from './due-dates';
import type { RightsError } from './errors';
import { mayAskFor, mayWork } from './policy';
import { changeRequest, findOpenOf, insertRequest, newRequestId, type RequestRow } from './requests/data';
import type { AskedRight, Channel } from './rules';
import type { Ask, Note, Requester } from './schema';
import { openTexts, sealerOf, sealText } from './sealed-texts';
import { insertStep } from './steps/data';

/** `isNew` is false when the same person's open request for the same right was found instead. */
export type Opened = { readonly requestId: Id<'rightsRequest'>; readonly isNew: boolean };
type Outcome = Promise<Result<Opened, Refusal>>;
const MINUTES_AT_NOON = 12 * 60;

/**
 * A patient asks for the own file, in the own area: who asks is proved by the session. Objecting counts from this moment on.
 * `channel` is `prati` where the person turned to Prati and chose the practice: it is that practice's request, opened the same day.
 */
export const askForRight = (
  ctx: Context,
  { right, wishes, objectsTo, locale }: Omit<Ask, 'practiceId'> & { readonly locale?: Locale | undefined },
  channel: 'portal' | 'prati' = 'portal',
): Outcome =>
  changeInPractice<Opened, RightsError, Context['actor']>(ctx, 'rights.open', async (tx) => {
    const { actor } = tx;
    const patientId = actor.kind === 'patient' ? actor.patientIds[0] : undefined;
    if (!patientId || !mayAskFor(actor, patientId)) return err({ code: 'rights.not_allowed' });
    const opened = await open(tx, {
      right,
      wishes,
      channel,
      receivedOn: null,
      person: { patientId },
      requester: null,
      isProved: true,
      locale,
    });
    if (opened.ok && right === 'objection') {
      const before = (await readStanding(tx, patientId))?.objectsTo ?? [];
      const kept = await keepObjections(tx, patientId, [...before, ...objectsTo]);
      if (kept.ok && kept.value.changed) await insertStep(tx, opened.value.requestId, 'objection_kept', { to: objectsTo.join(' ') });
    }
    return opened;
  });

/** A member notes what somebody asked by phone, on paper or by mail, on the day it came in. */
export const noteRequest = (ctx: Context, { right, channel, receivedOn, patientId, wishes, ...told }: Note): Outcome =>
  changeInPractice<Opened, RightsError, Context['actor']>(ctx, 'rights.open', async (tx) => {
    if (!mayWork(tx.actor)) return err({ code: 'rights.not_allowed' });
    const { today } = await frameOf(tx);
    if (receivedOn > today || dayNumber(today) - dayNumber(receivedOn) > 366) return err({ code: 'rights.received_unreal' });
    const requester: Requester = { name: told.name, email: told.email, phone: told.phone || null };
    if (patientId === null)
      return open(tx, {
        right,
        wishes,
        channel,
        receivedOn,
        person: { personToken: await tokenOf(tx, requester) },
        requester,
        isProved: false,
      });
    const patient = (await readIdentities(tx, [patientId])).get(patientId);
    if (!patient) return err({ code: 'patient.not_found' });
    if (patient === 'erased') return err({ code: 'patient.erased' });
    return open(tx, { right, wishes, channel, receivedOn, person: { patientId }, requester: null, isProved: false });
  });

/** A member asks about the own data. */
export const askAsMember = (ctx: Context, { right, wishes }: { readonly right: AskedRight; readonly wishes: string }): Outcome =>
  changeInPractice<Opened, RightsError, Context['actor']>(ctx, 'rights.open', async (tx) => {
    if (tx.actor.kind !== 'member') return err({ code: 'rights.not_allowed' });
    const person = { memberId: tx.actor.memberId };
    return open(tx, { right, wishes, channel: 'portal', receivedOn: null, person, requester: null, isProved: true });
  });

type Person = { readonly patientId: Id<'patient'> } | { readonly memberId: Id<'member'> } | { readonly personToken: bigint };
type Wish = {
  readonly right: AskedRight;
  readonly wishes: string;
  readonly channel: Channel;
  /** Null: now. */
  readonly receivedOn: LocalDate | null;
  readonly person: Person;
  readonly requester: Requester | null;
  readonly isProved: boolean;
  /** Of the letters about it; the practice's where nobody said. */
  readonly locale?: Locale | undefined;
};

async function open(tx: InPractice, wish: Wish): Promise<Result<Opened, RightsError>> {
  const { right, person } = wish;
  // Of two at once for one person and one right, the second finds what the first made.
  await lockInOrder(tx.db, [`${tx.actor.practiceId}:rights:${Object.values(person).join()}:${right}`]);
  const there = await findOpenOf(tx, person, right);
  return ok(there ? await repeat(tx, there, wish) : await begin(tx, wish));
}

async function begin(tx: InPractice, { right, wishes, channel, receivedOn, person, requester, isProved, locale }: Wish): Promise<Opened> {
  const frame = await frameOf(tx);
  const patientId = 'patientId' in person ? person.patientId : null;
  const sealer = await sealerOf(tx, patientId);
  if (!sealer || sealer === 'destroyed') throw new Error('a standing patient has no key');
  const id = newRequestId();
  const { dueOn } = await datesFor(frame, receivedOn ?? frame.today);
  const isToday = receivedOn === null || receivedOn === frame.today;
  const receivedAt = isToday ? tx.clock.now() : new Date(zoneOf(frame.timeZone).firstInstantOf(dayNumber(receivedOn), MINUTES_AT_NOON));
  await insertRequest(tx, {
    ...{ id, askedRight: right, channel, receivedAt, dueOn, patientId, locale: locale ?? frame.locale },
    memberId: 'memberId' in person ? person.memberId : null,
    personToken: 'personToken' in person ? person.personToken : null,
    subjectType: 'patientId' in person ? 'patient' : 'memberId' in person ? 'member' : 'unknown',
    identityMethod: isProved ? 'session' : null,
    requesterSealed: requester && sealText(sealer, id, 'requester', JSON.stringify(requester)),
    wishesSealed: sealText(sealer, id, 'wishes', wishes),
    remindAt: nextReminder(frame, dueOn, false) ?? tx.clock.now(),
  });
  await insertStep(tx, id, 'received', { channel, dueOn });
  await record(tx, 'rights.received', { requestId: id });
  await recordAudit(tx, 'rights.received', id, { right, channel, dueOn, patientId });
  return { requestId: id, isNew: true };
}

/** Nothing said is lost: what the first request does not say already is added to it. */
async function repeat(tx: InPractice, there: RequestRow, { wishes, channel }: Wish): Promise<Opened> {
  const sealer = await sealerOf(tx, there.patientId);
  const texts = openTexts(sealer, there);
  if (sealer && sealer !== 'destroyed' && texts !== 'erased' && wishes !== '' && !texts.wishes.includes(wishes)) {
    const both = [texts.wishes, wishes].filter((text) => text !== '').join('\n\n');
    await changeRequest(tx, there.id, { wishesSealed: sealText(sealer, there.id, 'wishes', both) });
    await insertStep(tx, there.id, 'repeated', { channel });
    await recordAudit(tx, 'rights.repeated', there.id, { channel });
  }
  return { requestId: there.id, isNew: false };
}

/** Who somebody not identified says to be, as a keyed token: by the address where there is one, else by name and number. */
async function tokenOf({ keyring, db, actor }: InPractice, { name, email, phone }: Requester): Promise<bigint> {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}@.+]/gu, '');
  const said = email ? plain(email) : `${plain(name)} ${plain(phone ?? '')}`;
  return hmacToken64(await keyring.searchKey(db, actor.practiceId, 'rights_request.person'), said);
}
