import { useActionState, useRef } from 'react';
import { answered } from './answered';
import { type FormAction, type FormState, idle } from './form-state';

const isBrowser = typeof window !== 'undefined';

/**
 * What every form sends with: its state, the sending, and whether it is under way. A second press while it is under way is the same press:
 * it is not sent. Where no answer comes the form stays as it is and says so. On the server the action goes into the page as it is, so that
 * the form also works before its script does, and without.
 */
export function useFormAction<T = null>(action: FormAction<T>): [state: FormState<T>, send: (form: FormData) => void, isBusy: boolean] {
  const isUnderWay = useRef(false);
  const once: FormAction<T> = async (state, form) => {
    const next = await answered(action)(state, form);
    isUnderWay.current = false;
    return next;
  };
  const [state, dispatch, isBusy] = useActionState<FormState<T>, FormData>(isBrowser ? once : action, idle as Awaited<FormState<T>>);
  const send = (form: FormData) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    dispatch(form);
  };
  return [state, isBrowser ? send : dispatch, isBusy];
}
