import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import type { FormAction } from './form-state';
import { formValues, valuesToShow } from './form-values';

/** No answer came: the connection is cut, or the server away. Whether the act was done is not known. */
export const unanswered = 'connection.unanswered';
/** The server was renewed since the page was opened and knows this form no more; pressing again does not help. */
export const outdated = 'connection.outdated';

/** Which of the two it is; what Next.js throws to lead elsewhere is thrown on. */
export function whyNoAnswer(error: unknown): typeof unanswered | typeof outdated {
  unstable_rethrow(error);
  return unstable_isUnrecognizedActionError(error) ? outdated : unanswered;
}

/**
 * The same action, asked from the browser: where no answer comes it is refused, with everything typed, instead of taking the page and what
 * was typed away with an error. `FormRefusal` says it.
 */
export const answered =
  <T>(action: FormAction<T>): FormAction<T> =>
  async (state, form) => {
    try {
      return await action(state, form);
    } catch (error) {
      const code = whyNoAnswer(error);
      return { status: 'refused', code, message: '', fields: {}, values: valuesToShow(formValues(form)) };
    }
  };
