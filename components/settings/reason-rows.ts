import type { FormValues } from '@/components/patterns/form-state';
import type { Question, questionKinds, ReminderRule } from '@/lib/visit-reasons/rules';

/** One question as the editor holds it: the choices one a line. The key names its fields. */
export type QuestionRow = {
  readonly key: string;
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  readonly required: boolean;
  readonly choices: string;
  readonly blockingAnswers: readonly string[];
  readonly blockingMessage: string;
};
export const reminderKinds = ['hours', 'days', 'day_before'] as const;
export type ReminderRow = { readonly key: string; readonly kind: string; readonly count: string; readonly at: string };
export type NeedRow = { readonly key: string; readonly resourceIds: readonly string[] };
export type ReasonRows = {
  readonly questions: readonly QuestionRow[];
  readonly reminders: readonly ReminderRow[];
  readonly needs: readonly NeedRow[];
};

/** `questions.r2.text`: the name, and the id, of one field of one row. */
export const rowField = (list: keyof ReasonRows, key: string, part: string) => `${list}.${key}.${part}`;
/** Where the schema reports a reminder's number: hours and days become minutes, the eve counts its days. */
export const reminderCountField = ({ key, kind }: ReminderRow) => rowField('reminders', key, kind === 'day_before' ? 'days' : 'minutes');

export const linesOf = (text: string) => text.split('\n').flatMap((line) => line.trim() || []);
/** The answers a question can get, as they are stored. */
export const answersOf = ({ kind, choices }: Pick<QuestionRow, 'kind' | 'choices'>): readonly string[] =>
  kind === 'yes_no' ? ['yes', 'no'] : kind === 'choice' ? [...new Set(linesOf(choices))] : [];

const listOf = (value: string | string[] | undefined) => (value === undefined ? [] : typeof value === 'string' ? [value] : value);

/** The rows of a form that was sent, by key, in its order. */
export function reasonRowsIn(values: FormValues): ReasonRows {
  const keysOf = (list: string) => [
    ...new Set(Object.keys(values).flatMap((name) => new RegExp(`^${list}\\.([a-z0-9]+)\\.`).exec(name)?.[1] ?? [])),
  ];
  const all = (list: keyof ReasonRows, key: string, part: string) => listOf(values[rowField(list, key, part)]);
  const text = (list: keyof ReasonRows, key: string, part: string) => all(list, key, part)[0] ?? '';
  return {
    questions: keysOf('questions').map((key) => ({
      ...{ key, id: text('questions', key, 'id'), text: text('questions', key, 'text'), kind: text('questions', key, 'kind') },
      ...{ required: text('questions', key, 'required') === 'on', choices: text('questions', key, 'choices').replaceAll('\r', '') },
      blockingAnswers: all('questions', key, 'blockingAnswers'),
      blockingMessage: text('questions', key, 'blockingMessage'),
    })),
    reminders: keysOf('reminders').map((key) => ({
      ...{ key, kind: text('reminders', key, 'kind'), count: text('reminders', key, 'count'), at: text('reminders', key, 'at') },
    })),
    needs: keysOf('needs').map((key) => ({ key, resourceIds: all('needs', key, 'resourceIds').filter(Boolean) })),
  };
}

type Kept = {
  readonly questions: readonly Question[];
  readonly reminders: readonly ReminderRule[];
  readonly resourceNeeds: readonly (readonly string[])[];
};
/** A reminder in the largest unit that says it in whole numbers. */
const reminderAsTyped = (rule: ReminderRule) => {
  if (rule.kind === 'day_before') return { kind: rule.kind, count: String(rule.days), at: rule.at };
  const isDays = rule.minutes % 1440 === 0;
  return { kind: isDays ? 'days' : 'hours', count: String(rule.minutes / (isDays ? 1440 : 60)), at: '' };
};

/** What is kept, as the form shows it. */
export const reasonRowsOf = ({ questions, reminders, resourceNeeds }: Kept): ReasonRows => ({
  questions: questions.map((question, at) => ({
    ...{ key: `q${at}`, id: question.id, text: question.text, kind: question.kind, required: question.required },
    ...{ choices: (question.choices ?? []).join('\n'), blockingAnswers: question.blockingAnswers ?? [] },
    blockingMessage: question.blockingMessage ?? '',
  })),
  reminders: reminders.map((rule, at) => ({ key: `m${at}`, ...reminderAsTyped(rule) })),
  needs: resourceNeeds.map((resourceIds, at) => ({ key: `s${at}`, resourceIds })),
});

const firstKind: (typeof questionKinds)[number] = 'yes_no';
export const blankQuestion = (key: string): QuestionRow => ({
  ...{ key, id: '', text: '', kind: firstKind, required: true, choices: '', blockingAnswers: [], blockingMessage: '' },
});
export const blankReminder = (key: string): ReminderRow => ({ key, kind: 'day_before', count: '1', at: '18:00' });
export const blankNeed = (key: string): NeedRow => ({ key, resourceIds: [] });
