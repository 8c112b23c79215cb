import { dashboardFamilyOf, type FeatureName } from '@/lib/measurement/rules';

let isOver = false;

/** Tells that a page of this kind was opened, and each form sent on it. Keeps nothing in the browser. @returns what ends it. */
export function measureUses(path: string): () => void {
  const family = dashboardFamilyOf(path);
  const sent = () => void send('form_sent', family);
  void send('page_opened', family);
  document.addEventListener('submit', sent);
  return () => document.removeEventListener('submit', sent);
}

/** Ends for good at the first no: the yes was taken back. */
async function send(name: FeatureName, family: ReturnType<typeof dashboardFamilyOf>): Promise<void> {
  if (isOver) return;
  const body = JSON.stringify({ uses: [{ name, family }] });
  try {
    const answer = await fetch('/api/measure', { method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' }, body });
    isOver = answer.status === 403;
  } catch {
    // Offline or gone to another page: a measure that is one short harms nobody.
  }
}
