import type { FormValues } from './form-state';

/** What was typed, by field name; a name given several times, or ending in `[]`, is a list. Files and the framework's own fields stay out. */
export function formValues(form: FormData): FormValues {
  const values: FormValues = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION_')) continue;
    const texts = form.getAll(name).filter((value) => typeof value === 'string');
    const plain = name.endsWith('[]') ? name.slice(0, -2) : name;
    if (plain !== name || texts.length > 1) values[plain] = texts;
    else if (texts[0] !== undefined) values[plain] = texts[0];
  }
  return values;
}

/** Given back to the form so that nothing is typed twice; a secret never leaves again. */
export const valuesToShow = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !/password|token|secret|^code$/i.test(name)));
