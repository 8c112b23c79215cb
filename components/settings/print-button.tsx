'use client';

import { Printer } from 'lucide-react';
import { Button } from '@/components/ui/button';

export function PrintButton({ label }: { label: string }) {
  return (
    <Button kind="primary" icon={<Printer aria-hidden />} onClick={() => print()} className="noscript:hidden">
      {label}
    </Button>
  );
}
