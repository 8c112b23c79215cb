import { exportHandler } from '@/app/_server/download-export';
import { exportAddress } from '@/components/exports/addresses';
import { ownExportContext } from '../../own-export';

export const GET = exportHandler({
  pattern: '/patient/data/{exportId}/download',
  context: ownExportContext,
  page: exportAddress.ofPatient,
});
