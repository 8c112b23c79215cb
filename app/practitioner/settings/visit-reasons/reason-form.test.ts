import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/core/id';
import { reasonForm } from './reason-form';

const reason = {
  practitionerId: newId('practitioner'),
  label: 'Suivi',
  durationMinutes: '20',
  stepMinutes: '10',
  modes: 'in_person',
  price: '',
};

describe('the form of a reason', () => {
  const sent = { ...reason, minNoticeMinutes: '2', noticeUnit: 'hours', bookableOnline: 'on' };
  const flaws = (change: Record<string, string | string[]>) =>
    reasonForm.safeParse({ ...sent, ...change }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  it('reads rows by their keys and hours, days and eves as they are kept; what was unticked is off', () => {
    const resource = newId('resource');
    const read = reasonForm.parse({
      ...sent,
      ...{
        'questions.n1.text': 'Douleur ?',
        'questions.n1.kind': 'choice',
        'questions.n1.choices': 'Dos\r\n\r\nGenou',
        'questions.n1.id': '',
      },
      ...{ 'questions.n1.blockingAnswers': ['Dos'], 'questions.n1.blockingMessage': 'Appelez.' },
      ...{ 'reminders.a.kind': 'hours', 'reminders.a.count': '3', 'reminders.b.kind': 'days', 'reminders.b.count': '2' },
      ...{ 'reminders.c.kind': 'day_before', 'reminders.c.count': '1', 'reminders.c.at': '18h30' },
      ...{ 'needs.s0.resourceIds': ['', resource], 'needs.s1.resourceIds': '' },
    });
    expect(read).toMatchObject({
      ...{ minNoticeMinutes: 120, changeOnline: false, resourceNeeds: [[resource]] },
      questions: [{ text: 'Douleur ?', choices: ['Dos', 'Genou'], blockingAnswers: ['Dos'], required: false }],
      reminders: [
        { kind: 'elapsed', minutes: 180 },
        { kind: 'elapsed', minutes: 2880 },
        { kind: 'day_before', days: 1, at: '18:30' },
      ],
    });
    expect(reasonForm.parse(sent).reminders).toEqual([]);
  });

  it('names the field of the row that is refused', () => {
    expect(flaws({ 'questions.n1.text': '', 'questions.n1.kind': 'yes_no' })).toEqual(['questions.n1.text: reason.question_missing']);
    expect(flaws({ 'reminders.a.kind': 'hours', 'reminders.a.count': '' })).toEqual(['reminders.a.minutes: reason.reminder_unreal']);
    expect(flaws({ 'reminders.a.kind': 'day_before', 'reminders.a.count': '1', 'reminders.a.at': '' })).toEqual([
      'reminders.a.at: reason.reminder_time_unreal',
    ]);
    const six = Object.fromEntries(
      [1, 2, 3, 4, 5, 6].flatMap((n) => [
        [`reminders.m${n}.kind`, 'hours'],
        [`reminders.m${n}.count`, String(n)],
      ]),
    );
    expect(flaws(six)).toEqual(['reminders: reason.reminders_many']);
    expect(flaws({ maxPerDay: '3', maxPerWeek: '2' })).toEqual(['maxPerWeek: reason.week_below_day']);
  });
});
