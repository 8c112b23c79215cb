import { type Question, questionKinds } from '@/lib/visit-reasons/rules';

const longestAnswer = 500;

/** Answers by the question's id. */
export type Answers = Readonly<Record<string, string>>;
/** One answer as it is kept: with the question's words, whatever becomes of the question. */
export type Answered = { readonly id: string; readonly text: string; readonly answer: string };

/** The questions kept with a visit reason. What is no question is left out: a booking never fails over a setting. */
export const questionsIn = (kept: unknown): Question[] =>
  (Array.isArray(kept) ? (kept as Partial<Question>[]) : []).filter(
    (one): one is Question => typeof one.id === 'string' && typeof one.text === 'string' && questionKinds.some((kind) => kind === one.kind),
  );

/** Answers as typed, from answers as kept. */
export const answersBy = (answered: readonly Answered[]): Answers => Object.fromEntries(answered.map(({ id, answer }) => [id, answer]));

export type AnswersRefusal =
  /** Questions still to be answered, or answered with what is none of the choices. */
  | { readonly code: 'booking.answers_missing'; readonly questions: readonly string[] }
  | { readonly code: 'booking.answers_long'; readonly questions: readonly string[]; readonly most: number }
  /** The practice does not take such a visit online; `message` is its own sentence. */
  | { readonly code: 'booking.answer_blocks'; readonly question: string; readonly message: string; readonly phone: string };

/** Answers to the reason's questions, in their order; unknown ids and empty texts are dropped. */
export function judgeAnswers(questions: readonly Question[], typed: Answers, phone: string | null): Answered[] | AnswersRefusal {
  const given = questions.map((one) => ({ one, answer: (typed[one.id] ?? '').trim() }));
  const missing = given.filter(({ one, answer }) => (answer === '' ? one.required : !isChoiceOf(one, answer)));
  if (missing.length > 0) return { code: 'booking.answers_missing', questions: missing.map(({ one }) => one.id) };
  const long = given.filter(({ answer }) => answer.length > longestAnswer);
  if (long.length > 0) return { code: 'booking.answers_long', questions: long.map(({ one }) => one.id), most: longestAnswer };
  const blocking = given.find(({ one, answer }) => answer !== '' && one.blockingAnswers?.includes(answer));
  if (blocking)
    return {
      code: 'booking.answer_blocks',
      question: blocking.one.id,
      message: blocking.one.blockingMessage ?? '',
      phone: phone ?? '',
    };
  return given.filter(({ answer }) => answer !== '').map(({ one, answer }) => ({ id: one.id, text: one.text, answer }));
}

const isChoiceOf = ({ kind, choices }: Question, answer: string): boolean => {
  if (kind === 'yes_no') return answer === 'yes' || answer === 'no';
  return kind === 'text' || (choices ?? []).includes(answer);
};
