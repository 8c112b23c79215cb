import { currentMember } from '@/app/_server/context';
import { exportHandler } from '@/app/_server/download-export';
import { exportAddress } from '@/components/exports/addresses';

export const GET = exportHandler({
  pattern: '/practitioner/settings/gdpr/export/{exportId}/download',
  context: currentMember,
  page: exportAddress.ofMember,
});
