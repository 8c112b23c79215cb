import type { Locale } from '@/lib/core/locale';
import { sayChange } from '@/lib/registers/papers/sub-processors-paper';
import { sayDay, sayIn } from '@/lib/registers/words';
import type { SubProcessorChange } from '@/lib/sub-processors/schema';
import { mailWords } from '../words';
import type { Letter } from './letter';

type ChangeFacts = { readonly change: SubProcessorChange; readonly practice: string; readonly effectiveAt: Date };

/** What changes among the services Prati works with, from when, and where to object until then. */
export function subProcessorChangeLetter({ change, practice, effectiveAt }: ChangeFacts, locale: Locale, appUrl: string): Letter {
  const words = mailWords(locale);
  const when = sayDay(locale, effectiveAt);
  return {
    locale,
    subject: words('sub_processor_change.subject', { name: change.becomes.name }),
    sender: practice,
    heading: words('sub_processor_change.heading'),
    lead: sayChange(sayIn(locale), locale, change),
    paragraphs: [words('sub_processor_change.when', { when }), words('sub_processor_change.object', { when })],
    details: [],
    action: {
      label: words('sub_processor_change.action'),
      url: `${appUrl}/practitioner/settings/gdpr#subProcessors`,
      otherwise: words('copy_link'),
    },
    notes: [],
    signature: words('signature', { practice }),
    attachments: [],
  };
}
