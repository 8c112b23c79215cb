import 'server-only';
import type { Locale } from '@/lib/core/locale';
import { env } from '@/lib/platform/env';
import { operatorOf } from '@/lib/registers/operator';
import { impactAssessment } from '@/lib/registers/papers/impact-assessment';
import { patientSheet } from '@/lib/registers/papers/patient-sheet';
import { type Made, registerPaper } from '@/lib/registers/papers/register-paper';
import type { RegisterView } from '@/lib/registers/read-register';
import type { Paper } from '@/lib/registers/schema';

const madeFor = ({ practice, version, isKept }: RegisterView, locale: Locale): Made => ({
  locale,
  practice,
  version,
  isKept,
  operator: operatorOf(env()),
});

/** The documents made from a register, in the language asked for. */
export const papersOf = {
  register: (view: RegisterView, locale: Locale): Paper => registerPaper(view.register, madeFor(view, locale)),
  patients: (view: RegisterView, locale: Locale): Paper => patientSheet(view.register, madeFor(view, locale)),
  impact: (view: RegisterView, locale: Locale): Paper => impactAssessment(view.register, madeFor(view, locale)),
};
