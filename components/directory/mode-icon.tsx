import { House, MapPin, Phone, Video } from 'lucide-react';
import type { VisitMode } from '@/lib/core/visit-mode';

const icons = { in_person: MapPin, video: Video, phone: Phone, home: House };

/** One meaning each; the word stands beside it. */
export function ModeIcon({ mode, className = 'size-4' }: { mode: VisitMode; className?: string }) {
  const Icon = icons[mode];
  return <Icon aria-hidden className={className} />;
}
