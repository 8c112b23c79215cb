import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/core/id';
import { usualReminders } from './rules';
import { saveVisitReasonInput } from './schema';

const practitionerId = newId('practitioner');
const reason = { practitionerId, label: 'Suivi', durationMinutes: '20', stepMinutes: '10', modes: 'in_person', price: '' };
const flaw = (change: Record<string, unknown>) => {
  const [issue] = saveVisitReasonInput.safeParse({ ...reason, ...change }).error?.issues ?? [];
  return issue && `${issue.path.join('.')}: ${issue.message}`;
};
const question = { text: 'Êtes-vous enceinte ?', kind: 'yes_no', required: true };

describe('a visit reason', () => {
  it('has the usual reminders, no limit and no question unless told', () => {
    expect(saveVisitReasonInput.parse(reason)).toMatchObject({
      ...{ reminders: usualReminders, questions: [], resourceNeeds: [], maxPerWeek: null, maxPerPatientWeek: null, capacity: null },
      ...{ changeOnline: true, changeUntilHours: 0 },
    });
  });

  it.each([
    ['maxPerWeek', '1001', 'maxPerWeek: reason.max_week_unreal'],
    ['maxPerPatientWeek', '0', 'maxPerPatientWeek: reason.max_patient_unreal'],
    ['capacity', '1', 'capacity: reason.capacity_unreal'],
    ['capacity', '501', 'capacity: reason.capacity_unreal'],
    ['changeUntilHours', '337', 'changeUntilHours: reason.change_until_unreal'],
    ['documentsToBring', 'x'.repeat(501), 'documentsToBring: reason.documents_long'],
    ['resourceNeeds', [['rsc_1']], 'resourceNeeds.0.0: not a resource id'],
  ])('refuses %s = %j beside its field', (field, value, said) => {
    expect(flaw({ [field]: value })).toBe(said);
  });

  it('refuses a week that holds fewer visits than one of its days', () => {
    expect(flaw({ maxPerDay: '5', maxPerWeek: '4' })).toBe('maxPerWeek: reason.week_below_day');
    expect(flaw({ maxPerDay: '5', maxPerWeek: '5' })).toBeUndefined();
  });
});

describe('a question', () => {
  it.each([
    ['without words', { text: ' ' }, 'text: reason.question_missing'],
    ['with one choice', { kind: 'choice', choices: ['Oui'] }, 'choices: reason.choices_missing'],
    ['with the same choice twice', { kind: 'choice', choices: ['Dos', 'dos'] }, 'choices: reason.choices_same'],
    ['with thirteen choices', { kind: 'choice', choices: Array.from({ length: 13 }, (_, n) => `c${n}`) }, 'choices: reason.choices_many'],
    ['with a choice too long', { kind: 'choice', choices: ['Dos', 'x'.repeat(81)] }, 'choices: reason.choice_long'],
    ['that blocks without a sentence', { blockingAnswers: ['yes'] }, 'blockingMessage: reason.blocking_message_missing'],
    ['whose every answer blocks', { blockingAnswers: ['yes', 'no'], blockingMessage: 'Appelez.' }, 'blockingAnswers: reason.blocking_all'],
  ])('%s is refused', (_what, change, said) => {
    expect(flaw({ questions: [{ ...question, ...change }] })).toBe(`questions.0.${said}`);
  });

  it('keeps only what its kind can use: a text blocks nothing, and an answer nobody can give neither', () => {
    const [text, choice] = saveVisitReasonInput.parse({
      ...reason,
      questions: [
        { ...question, kind: 'text', choices: ['a', 'b'], blockingAnswers: ['yes'], blockingMessage: 'Appelez.' },
        { ...question, kind: 'choice', choices: ['Dos', 'Genou'], blockingAnswers: ['Épaule', 'Dos'], blockingMessage: 'Appelez.' },
      ],
    }).questions;
    expect(text).toEqual({ id: null, text: question.text, kind: 'text', required: true });
    expect(choice).toMatchObject({ choices: ['Dos', 'Genou'], blockingAnswers: ['Dos'], blockingMessage: 'Appelez.' });
  });
});

describe('a reminder', () => {
  it.each([
    [{ kind: 'elapsed', minutes: 10 }, 'minutes: reason.reminder_unreal'],
    [{ kind: 'elapsed', minutes: 86_401 }, 'minutes: reason.reminder_unreal'],
    [{ kind: 'day_before', days: 0, at: '18:00' }, 'days: reason.reminder_unreal'],
    [{ kind: 'day_before', days: 1, at: 'soir' }, 'at: reason.reminder_time_unreal'],
    [{ kind: 'day_before', days: 1, at: '24:00' }, 'at: reason.reminder_time_unreal'],
  ])('%j is refused', (rule, said) => {
    expect(flaw({ reminders: [rule] })).toBe(`reminders.0.${said}`);
  });

  it('is not sent twice at one moment', () => {
    const eve = { kind: 'day_before', days: 1, at: '18:00' };
    expect(flaw({ reminders: [eve, { ...eve, at: '18h' }] })).toBe('reminders: reason.reminder_twice');
    expect(flaw({ reminders: [eve, { ...eve, days: 2 }] })).toBeUndefined();
  });
});
