'use client';

import { type ComponentProps, useState } from 'react';
import { FormErrorSummary } from '@/components/patterns/form-error-summary';
import { Button } from '@/components/ui/button';

const none: ComponentProps<typeof FormErrorSummary>['errors'] = [];

/** The summary takes the focus when it appears, so it waits for a press here. */
export function RefusedForm({ errors }: Pick<ComponentProps<typeof FormErrorSummary>, 'errors'>) {
  const [refused, setRefused] = useState(false);
  return (
    <>
      <FormErrorSummary title="Deux réponses sont à revoir" errors={refused ? errors : none} of={refused} />
      <Button className="justify-self-start" onClick={() => setRefused(!refused)}>
        {refused ? 'Accept the form' : 'Refuse the form'}
      </Button>
    </>
  );
}
