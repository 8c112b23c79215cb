import { Link2Off } from 'lucide-react';
import Link from 'next/link';
import { buttonLook } from '@/components/ui/button-look';
import { EmptyDisc } from '@/components/ui/empty-disc';

type UnknownProps = { title: string; sentence: string; find: string };

/** What stands where a link from a message leads nowhere: cut by a mail program, or never ours. */
export const UnknownLink = ({ title, sentence, find }: UnknownProps) => (
  <div className="mx-auto grid max-w-form justify-items-start gap-4 py-8">
    <EmptyDisc icon={<Link2Off />} />
    <h1 className="text-h1">{title}</h1>
    <p className="text-ink-2">{sentence}</p>
    <Link href="/annuaire" prefetch={false} className={buttonLook('primary')}>
      {find}
    </Link>
  </div>
);
