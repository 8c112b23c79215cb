import { useActionState } from 'react';
import { unanswered, whyNoAnswer } from '@/components/patterns/answered';
import { type StepAction, untouched } from './step-state';

/** What a step says where no answer came: the connection is cut, or the page is older than the server. */
export type NoAnswerWords = { unanswered: string; unansweredHint: string; outdated: string; outdatedHint: string };

const isBrowser = typeof window !== 'undefined';

/** A step’s state and its sending. Where no answer comes the form stays, with everything typed, and says so; without script it works as ever. */
export function useStep(action: StepAction, words: NoAnswerWords) {
  const answered: StepAction = async (state, form) => {
    try {
      return await action(state, form);
    } catch (error) {
      const why = whyNoAnswer(error) === unanswered ? 'unanswered' : 'outdated';
      const typed = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
      const alert = { tone: 'danger', title: words[why], text: words[`${why}Hint`], near: [], retake: false } as const;
      return { fields: {}, values: Object.fromEntries(typed), alert };
    }
  };
  return useActionState(isBrowser ? answered : action, untouched);
}
