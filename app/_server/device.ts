import type { Device } from '@/lib/access/schema';

/** The sort of device behind a user agent: enough for a person to recognise a session, and no fingerprint. */
export function deviceOf(userAgent: string | null): Device {
  const agent = userAgent ?? '';
  if (!agent.startsWith('Mozilla/')) return 'program';
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(agent)) return 'tablet';
  return /Mobi|iPhone|Android/.test(agent) ? 'phone' : 'computer';
}
