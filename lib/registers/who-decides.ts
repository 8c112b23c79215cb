import type { Purpose, TableClass } from '@/lib/retention/schema';
import type { Controller } from './schema';

/**
 * Who decides why data is there (PRODUCT section 1): the practice for its patients and its work, Prati for accounts, subscriptions, its own
 * security, the directory and whatever it does for itself. Where a purpose serves both, whose data it is decides.
 */
const controllers: Record<Purpose, Controller | 'by_subject'> = {
  care_agenda: 'practice',
  identity_of_patients: 'practice',
  practice_settings: 'practice',
  sign_in: 'prati',
  public_listing: 'prati',
  delivery: 'by_subject',
  security: 'by_subject',
  operation: 'by_subject',
  consent: 'by_subject',
  subscription: 'prati',
  export: 'by_subject',
  rights: 'by_subject',
  deletion: 'by_subject',
  accountability: 'by_subject',
  measurement: 'prati',
  marketing: 'prati',
  statistics: 'prati',
  ai_training: 'prati',
};

export function controllerOf({ purpose, subject }: Pick<TableClass, 'purpose' | 'subject'>): Controller {
  const decided = controllers[purpose];
  if (decided !== 'by_subject') return decided;
  return subject === 'patient' || subject === 'practice' || subject === 'none' ? 'practice' : 'prati';
}
