import { type OpenQueue, openQueue, type QueueSettings } from './queue-connection';

const patience = 1_500;

/** Asks the queue's store one cheap question; rejects when it does not answer. The connection is kept, and made anew after a failure. */
export function openQueueProbe(settings: QueueSettings): () => Promise<void> {
  let open: OpenQueue | null = null;
  return async () => {
    const asked = open ?? openQueue('urgent', settings);
    if (!open) asked.on('error', () => undefined); // told by the question below
    open = asked;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the queue does not answer')), patience);
    });
    try {
      await Promise.race([asked.getWaitingCount(), tooLong]);
    } catch (error) {
      open = null;
      void asked.close().catch(() => undefined); // it is broken already
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
}
