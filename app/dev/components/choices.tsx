import { Video } from 'lucide-react';
import { Checkbox } from '@/components/ui/checkbox';
import { RadioGroup } from '@/components/ui/radio-group';
import { RadioTiles } from '@/components/ui/radio-tiles';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Switch } from '@/components/ui/switch';
import { Specimen } from './specimen';

const times = ['09:00', '09:30', '10:15', '11:00', '11:30', '14:00'];

export function Choices({ prefix }: { prefix: string }) {
  return (
    <Specimen title="Choices">
      <div>
        <Checkbox label="Me prévenir si un créneau se libère" name={`${prefix}-notify`} defaultChecked />
        <Checkbox label="Recevoir un rappel" hint="Par courriel, la veille." name={`${prefix}-remind`} />
        <Checkbox label="Envoyer par courrier" name={`${prefix}-post`} disabled />
      </div>
      <RadioGroup
        name={`${prefix}-for`}
        legend="Pour qui ?"
        inline
        defaultValue="me"
        choices={[
          { value: 'me', label: 'Moi' },
          { value: 'relative', label: 'Un proche' },
          { value: 'other', label: 'Autre', disabled: true },
        ]}
      />
      <RadioGroup
        name={`${prefix}-reminder`}
        legend="Rappel"
        error="Choisissez un rappel."
        choices={[
          { value: 'mail', label: 'Courriel', hint: 'La veille à 18:00' },
          { value: 'none', label: 'Aucun' },
        ]}
      />
      <RadioTiles
        name={`${prefix}-time`}
        legend="Matin"
        columns={3}
        defaultValue="10:15"
        choices={times.map((time) => ({ value: time, label: time, ...(time === '11:30' ? { disabled: true } : {}) }))}
      />
      <RadioTiles
        name={`${prefix}-visit`}
        legend="Motif"
        defaultValue="follow-up"
        choices={[
          { value: 'follow-up', label: 'Suivi', hint: '30 min · 30,00 €' },
          { value: 'check-up', label: 'Bilan complet avec compte rendu', hint: '45 min · 50,00 €' },
        ]}
      />
      <SegmentedControl
        name={`${prefix}-view`}
        legend="Vue"
        defaultValue="day"
        choices={[
          { value: 'day', label: 'Jour' },
          { value: 'week', label: 'Semaine' },
          { value: 'list', label: 'Liste' },
          {
            value: 'video',
            label: (
              <>
                <Video aria-hidden />
                Vidéo
              </>
            ),
          },
        ]}
      />
      <div className="grid max-w-form gap-2">
        <Switch label="Rappels par courriel" hint="La veille, à 18:00." stateWords={{ on: 'Activé', off: 'Désactivé' }} defaultChecked />
        <Switch label="Rappels par SMS" stateWords={{ on: 'Activé', off: 'Désactivé' }} />
        <Switch label="Rappels par courrier" stateWords={{ on: 'Activé', off: 'Désactivé' }} disabled />
      </div>
    </Specimen>
  );
}
