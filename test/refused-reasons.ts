import { reasonForm } from '@/app/practitioner/settings/visit-reasons/reason-form';
import { newId } from '@/lib/core/id';
import { archiveResource } from '@/lib/resources/archive-resource';
import { addResource } from '@/lib/resources/save-resource';
import { saveVisitReason } from '@/lib/visit-reasons/save-visit-reason';
import type { Desk } from './desk';
import { openHouse } from './house';
import { must } from './lived-in';
import { colleagueOf, type Refused, sent } from './refused';

const form = { schema: reasonForm, verb: saveVisitReason };
/** A visit reason as its form sends it, with nothing wrong. */
export const typedReason = ({ practitionerId }: Pick<Desk, 'practitionerId'>) => ({
  ...{ practitionerId, label: 'Consultation', durationMinutes: '30', stepMinutes: '15', bufferBefore: '0', bufferAfter: '5' },
  ...{ minNoticeMinutes: '2', noticeUnit: 'hours', horizonDays: '90', maxPerDay: '', maxPerWeek: '', maxPerPatientWeek: '', capacity: '' },
  ...{
    modes: ['in_person'],
    price: '30,50',
    audience: 'all',
    bookableOnline: 'on',
    colour: 'lagoon',
    instructions: '',
    documentsToBring: '',
  },
  ...{ changeOnline: 'on', changeUntilHours: '0', cancelNoticeHours: '24' },
});
const question = (part: object) =>
  Object.fromEntries(
    Object.entries({ text: 'Une urgence ?', kind: 'yes_no', required: 'on', ...part }).map(([name, value]) => [
      `questions.q1.${name}`,
      value,
    ]),
  );
const reminder = (key: string, [kind, count, at]: readonly [string, string, string]) => ({
  [`reminders.${key}.kind`]: kind,
  [`reminders.${key}.count`]: count,
  [`reminders.${key}.at`]: at,
});
const long = (signs: number) => 'a'.repeat(signs);
const many = (count: number) => Array.from({ length: count }, (_, n) => n);

type Typed = readonly [rule: string, values: object, field: string, code: string];
/** What the form of a reason refuses by itself: the rule, what is typed, the field it stands beside and the sentence's key. */
const typed: readonly Typed[] = [
  ['name', { label: ' ' }, 'label', 'reason.label_missing'],
  ['name', { label: long(81) }, 'label', 'reason.label_long'],
  ...['', '0', '-30', '30,5', '30.5', 'trente', '721', '1e9'].map(
    (durationMinutes): Typed => ['duration', { durationMinutes }, 'durationMinutes', 'reason.duration_unreal'],
  ),
  ['steps', { stepMinutes: '0' }, 'stepMinutes', 'reason.step_unreal'],
  ['buffers', { bufferBefore: '-5' }, 'bufferBefore', 'reason.buffer_unreal'],
  ['buffers', { bufferAfter: '241' }, 'bufferAfter', 'reason.buffer_unreal'],
  ['notice', { minNoticeMinutes: '-1' }, 'minNoticeMinutes', 'reason.notice_unreal'],
  ['notice', { minNoticeMinutes: '91', noticeUnit: 'days' }, 'minNoticeMinutes', 'reason.notice_unreal'],
  ['horizon', { horizonDays: '731' }, 'horizonDays', 'reason.horizon_unreal'],
  ['horizon', { horizonDays: '1,5' }, 'horizonDays', 'reason.horizon_unreal'],
  ['day limit', { maxPerDay: '-1' }, 'maxPerDay', 'reason.max_unreal'],
  ['week limit', { maxPerWeek: '1001' }, 'maxPerWeek', 'reason.max_week_unreal'],
  ['week limit', { maxPerDay: '5', maxPerWeek: '4' }, 'maxPerWeek', 'reason.week_below_day'],
  ['patient limit', { maxPerPatientWeek: '0' }, 'maxPerPatientWeek', 'reason.max_patient_unreal'],
  ['group', { capacity: '1' }, 'capacity', 'reason.capacity_unreal'],
  ['mode', { modes: [] }, 'modes', 'reason.mode_missing'],
  ['mode', { modes: ['fax'] }, 'modes.0', 'reason.mode_missing'],
  ...['-1', 'trente', '1.234,56', '100001', '30,555'].map((price): Typed => ['price', { price }, 'price', 'reason.price_unreal']),
  ['new or known', { audience: 'nobody' }, 'audience', 'reason.audience_missing'],
  ['instructions', { instructions: long(1001) }, 'instructions', 'reason.instructions_long'],
  ['documents', { documentsToBring: long(501) }, 'documentsToBring', 'reason.documents_long'],
  ['changing online', { changeUntilHours: '-1' }, 'changeUntilHours', 'reason.change_until_unreal'],
  ['notice of a cancellation', { cancelNoticeHours: '337' }, 'cancelNoticeHours', 'reason.cancel_notice_unreal'],
  ['questions', question({ text: ' ' }), 'questions.q1.text', 'reason.question_missing'],
  ['questions', question({ text: long(201) }), 'questions.q1.text', 'reason.question_long'],
  ['questions', question({ kind: 'stars' }), 'questions.q1.kind', 'reason.question_kind_missing'],
  ['questions', question({ kind: 'choice', choices: 'Oui' }), 'questions.q1.choices', 'reason.choices_missing'],
  ['questions', question({ kind: 'choice', choices: 'Oui\noui' }), 'questions.q1.choices', 'reason.choices_same'],
  ['questions', question({ kind: 'choice', choices: `Oui\n${long(81)}` }), 'questions.q1.choices', 'reason.choice_long'],
  ['questions', question({ kind: 'choice', choices: many(13).join('\n') }), 'questions.q1.choices', 'reason.choices_many'],
  [
    'questions',
    Object.assign({}, ...many(16).map((n) => ({ [`questions.q${n}.text`]: `${n} ?`, [`questions.q${n}.kind`]: 'text' }))),
    'questions',
    'reason.questions_many',
  ],
  ['blocking answers', question({ blockingAnswers: 'yes' }), 'questions.q1.blockingMessage', 'reason.blocking_message_missing'],
  [
    'blocking answers',
    question({ blockingAnswers: 'yes', blockingMessage: long(301) }),
    'questions.q1.blockingMessage',
    'reason.blocking_message_long',
  ],
  [
    'blocking answers',
    question({ blockingAnswers: ['yes', 'no'], blockingMessage: 'Appelez.' }),
    'questions.q1.blockingAnswers',
    'reason.blocking_all',
  ],
  ['reminders', reminder('m1', ['days', '61', '']), 'reminders.m1.minutes', 'reason.reminder_unreal'],
  ['reminders', reminder('m1', ['hours', '', '']), 'reminders.m1.minutes', 'reason.reminder_unreal'],
  ['reminders', reminder('m1', ['day_before', '1', '25:00']), 'reminders.m1.at', 'reason.reminder_time_unreal'],
  ['reminders', { ...reminder('m1', ['days', '2', '']), ...reminder('m2', ['hours', '48', '']) }, 'reminders', 'reason.reminder_twice'],
  [
    'reminders',
    Object.assign({}, ...many(6).map((n) => reminder(`m${n}`, ['hours', String(n + 1), '']))),
    'reminders',
    'reason.reminders_many',
  ],
];

const by = 'the form of a visit reason';
/** PRODUCT row 3: visit reasons. */
export const refusedReasons: readonly Refused[] = [
  ...typed.map(
    ([rule, values, field, code]): Refused => ({
      ...{ rule, wish: JSON.stringify(values).slice(0, 60), by, field, code },
      ask: async (desk) => () => sent(desk.member, form, { ...typedReason(desk), ...values }),
    }),
  ),
  {
    ...{ rule: 'rooms', wish: 'a room no longer in use', by: 'saveVisitReason', code: 'reason.resource_not_found' },
    ask: async (desk) => {
      const { id } = must(await addResource(desk.member, { siteId: desk.siteId, kind: 'room', name: 'Salle 1' }));
      must(await archiveResource(desk.member, { id }));
      return () => sent(desk.member, form, { ...typedReason(desk), 'needs.s1.resourceIds': id });
    },
  },
  {
    ...{ rule: 'whose', wish: 'the reason of another practice', by: 'saveVisitReason', code: 'reason.not_found' },
    ask: async (desk) => {
      const { reasonId } = await openHouse({ db: desk.db });
      return () => sent(desk.member, form, { ...typedReason(desk), id: reasonId });
    },
  },
  {
    ...{ rule: 'whose', wish: 'the reason of a colleague under one’s own name', by: 'saveVisitReason', code: 'reason.not_found' },
    ask: async (desk) => () => sent(desk.member, form, { ...typedReason(desk), id: desk.colleague.reasonId }),
  },
  {
    ...{ rule: 'whose', wish: 'a practitioner nobody knows', by: 'saveVisitReason', code: 'reason.practitioner_not_found' },
    ask: async (desk) => () => sent(desk.member, form, { ...typedReason(desk), practitionerId: newId('practitioner') }),
  },
  {
    ...{ rule: 'whose', wish: 'a practitioner keeps the owner’s reasons', by: 'saveVisitReason', code: 'reason.not_allowed' },
    ask: async (desk) => () => sent(colleagueOf(desk), form, typedReason(desk)),
  },
];
