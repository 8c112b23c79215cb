import 'server-only';
import { listStandings, type PurposeView } from '@/lib/consents/list-standings';
import type { Context } from '@/lib/context';
import type { Locale } from '@/lib/core/locale';

/** The agreement on processing: the text in force, and whether the practice accepted that very text. */
export async function readAgreement(context: Context, language: Locale): Promise<PurposeView> {
  const agreement = (await listStandings(context, { language })).find(({ key }) => key === 'data_processing_agreement');
  if (!agreement) throw new Error('members are always shown the agreement');
  return agreement;
}
