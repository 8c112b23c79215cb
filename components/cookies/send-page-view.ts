import { publicFamilyOf } from '@/lib/measurement/rules';

let isOver = false;

/** Tells that a page of this kind was opened, and nothing else. Ends for good at the first no: the yes was taken back. */
export async function sendPageView(path: string): Promise<void> {
  if (isOver) return;
  const body = JSON.stringify({ family: publicFamilyOf(path) });
  try {
    const answer = await fetch('/api/measure/page-view', {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body,
    });
    isOver = answer.status === 403;
  } catch {
    // Offline or gone to another page: a count that is one short harms nobody.
  }
}
