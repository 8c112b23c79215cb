/**
 * `not_allowed`: only a practitioner copies, and only of visits in their own agenda. `member_off`, `patient_off`: whose yes is missing.
 * `patient_unknown`: no such file, or its use is restricted.
 */
export type TrainingError = {
  code: 'training.not_allowed' | 'training.member_off' | 'training.patient_off' | 'training.patient_unknown';
};
