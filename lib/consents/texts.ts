import type { Texts } from './rules';
import { aiTrainingOptin } from './texts/ai-training-optin';
import { aiTranscription } from './texts/ai-transcription';
import { analyticsProduct } from './texts/analytics-product';
import { anonymizedStatsSharing } from './texts/anonymized-stats-sharing';
import { audienceMeasurement } from './texts/audience-measurement';
import { dataProcessingAgreement } from './texts/data-processing-agreement';
import { deviceImport } from './texts/device-import';
import { healthDataProcessing } from './texts/health-data-processing';
import { healthDataReuse } from './texts/health-data-reuse';
import { marketingEmails } from './texts/marketing-emails';
import { myDocuments } from './texts/my-documents';
import { outsideCareTeam } from './texts/outside-care-team';
import { publicDirectoryListing } from './texts/public-directory-listing';
import { recordShare } from './texts/record-share';
import {
  assemblyaiTranscription,
  googleBusiness,
  googleCalendar,
  livekitVideo,
  mistralAi,
  scellInvoicing,
  vivaPayments,
} from './texts/third-party-integrations';
import { tosPrivacy } from './texts/tos-privacy';
import { videoRecording } from './texts/video-recording';

/** Every text ever shown, per purpose, oldest first. texts.lock.json holds their hashes: what was shown can never be reworded. */
export const consentTexts: Texts = {
  tos_privacy: tosPrivacy,
  health_data_processing: healthDataProcessing,
  data_processing_agreement: dataProcessingAgreement,
  marketing_emails: marketingEmails,
  analytics_product: analyticsProduct,
  anonymized_stats_sharing: anonymizedStatsSharing,
  ai_training_optin: aiTrainingOptin,
  public_directory_listing: publicDirectoryListing,
  'third_party_integrations.google_calendar': googleCalendar,
  'third_party_integrations.google_business': googleBusiness,
  'third_party_integrations.livekit_video': livekitVideo,
  'third_party_integrations.viva_payments': vivaPayments,
  'third_party_integrations.scell_invoicing': scellInvoicing,
  'third_party_integrations.mistral_ai': mistralAi,
  'third_party_integrations.assemblyai_transcription': assemblyaiTranscription,
  my_documents: myDocuments,
  device_import: deviceImport,
  record_share: recordShare,
  video_recording: videoRecording,
  ai_transcription: aiTranscription,
  outside_care_team: outsideCareTeam,
  health_data_reuse: healthDataReuse,
  audience_measurement: audienceMeasurement,
};
