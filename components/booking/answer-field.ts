/** The form field of one question of the practice. Read on both sides, so not in the form's own client module. */
export const answerField = (id: string) => `answers.${id}`;
