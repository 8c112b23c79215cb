import { describe, expect, test } from 'vitest';
import type { Question } from '@/lib/visit-reasons/rules';
import { judgeAnswers, questionsIn } from './questions';

const pregnant: Question = { id: 'q1', text: 'Attendez-vous un enfant ?', kind: 'yes_no', required: true, blockingAnswers: ['yes'] };
const side: Question = { id: 'q2', text: 'Quel côté ?', kind: 'choice', choices: ['Gauche', 'Droite'], required: false };
const words: Question = { id: 'q3', text: 'Autre chose ?', kind: 'text', required: false };
const all = [pregnant, side, words];

describe('answers to a reason’s questions', () => {
  test('are kept with the words of the question, empty ones left out', () => {
    expect(judgeAnswers(all, { q1: 'no', q2: '', q3: ' Rien ', other: 'x' }, null)).toEqual([
      { id: 'q1', text: 'Attendez-vous un enfant ?', answer: 'no' },
      { id: 'q3', text: 'Autre chose ?', answer: 'Rien' },
    ]);
  });

  test.each([
    [{}, ['q1']],
    [{ q1: 'perhaps' }, ['q1']],
    [{ q1: 'no', q2: 'Milieu' }, ['q2']],
  ])('a required one missing, or one that is no choice, is named: %j', (typed, questions) => {
    expect(judgeAnswers(all, typed as Record<string, string>, null)).toEqual({ code: 'booking.answers_missing', questions });
  });

  test('one that blocks refuses with the practice’s sentence and phone', () => {
    const asked = [{ ...pregnant, blockingMessage: 'Appelez-nous.' }];
    expect(judgeAnswers(asked, { q1: 'yes' }, '0400000000')).toEqual({
      ...{ code: 'booking.answer_blocks', question: 'q1' },
      ...{ message: 'Appelez-nous.', phone: '0400000000' },
    });
  });

  test('a text longer than the practice would read is refused', () => {
    expect(judgeAnswers([words], { q3: 'x'.repeat(501) }, null)).toMatchObject({ code: 'booking.answers_long', questions: ['q3'] });
  });

  test('what is no question in the settings is left out', () => {
    expect(questionsIn([pregnant, { id: 'x' }, 'y'])).toHaveLength(1);
    expect(questionsIn(null)).toEqual([]);
  });
});
