import type { Metadata } from 'next';
import { localOnly } from '@/app/_server/local-only';
import { Badge } from '@/components/ui/badge';
import { readOutbox } from '@/lib/integrations/email/local';
import { env } from '@/lib/platform/env';

export const metadata: Metadata = { title: 'Outbox' };

const asLinks = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, at) =>
    part.startsWith('http') ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one unchanging text
      <a key={at} href={part} className="link break-all">
        {part}
      </a>
    ) : (
      part
    ),
  );

/** Everything sent in local mode, newest first; for developers, so in English only. */
export default async function OutboxPage() {
  localOnly();
  const messages = await readOutbox(env());
  return (
    <main lang="en" className="mx-auto grid max-w-4xl gap-4 px-4 py-6">
      <header>
        <h1 className="text-h1">Outbox</h1>
        <p className="text-ink-2">Mail and SMS that local mode kept instead of sending, newest first. As JSON: /dev/outbox.json</p>
      </header>
      {messages.length === 0 ? <p>Nothing was sent yet.</p> : null}
      {messages.map((message) => (
        <article key={message.id} className="grid gap-2 rounded-panel border border-line bg-surface p-4">
          <h2 className="text-h3">{message.subject || message.to}</h2>
          <p className="flex flex-wrap items-center gap-2 text-small text-ink-2">
            <Badge>{message.channel}</Badge> {message.to} · {message.at}
            {message.attachments.map(({ name, type }) => (
              <Badge key={name}>
                {name} ({type})
              </Badge>
            ))}
          </p>
          <pre className="max-w-prose whitespace-pre-wrap">{asLinks(message.text)}</pre>
          {message.html ? (
            <details>
              <summary className="link w-fit">HTML</summary>
              <pre className="overflow-x-auto text-small">{message.html}</pre>
            </details>
          ) : null}
        </article>
      ))}
    </main>
  );
}
