'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { PatientPicker } from './patient-picker';

/** Finds a patient from anywhere and opens the file. */
export function PatientFinder({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('patients');
  const router = useRouter();
  const [query, setQuery] = useState('');
  return (
    <Dialog open={open} onClose={onClose} title={t('finder.title')} actions={<Button onClick={onClose}>{t('finder.close')}</Button>}>
      <PatientPicker
        autoFocus
        query={query}
        onQuery={setQuery}
        onPick={({ id }) => {
          onClose();
          router.push(`/practitioner/patients/${id}`);
        }}
      />
    </Dialog>
  );
}
