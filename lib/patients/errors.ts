/** `not_found` is also the answer for a file the actor may not see. */
export type PatientError = { code: 'patient.not_found' } | { code: 'patient.not_allowed' } | { code: 'patient.erased' };
