import { ok, type Result } from '@/lib/core/result';
import type { EmailError, EmailPort, OutgoingMail } from '@/lib/integrations/email/port';

/** A carrier of mail that keeps what it took and misbehaves when told: `answers` are given in order, `hold` until `release` is called. */
export class Carrier {
  readonly adapter = 'local';
  readonly taken: OutgoingMail[] = [];
  answers: (Result<{ providerId: string }, EmailError> | 'hold')[] = [];
  release: () => void = () => undefined;
  send: EmailPort['send'] = async (mail) => {
    const answer = this.answers.shift() ?? ok({ providerId: `p${this.taken.length + 1}` });
    if (answer === 'hold') await new Promise<void>((resolve) => (this.release = resolve));
    else if (!answer.ok) return answer;
    this.taken.push(mail);
    return ok({ providerId: `p${this.taken.length}` });
  };
  /** What each mail was about: its subject up to the colon. */
  readonly about = () => this.taken.map(({ subject }) => subject.split('\u00a0')[0]);
}
