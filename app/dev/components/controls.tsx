import { CalendarDays, Plus } from 'lucide-react';
import { FormActions } from '@/components/patterns/form-actions';
import { SelectField, TextareaField, TextField } from '@/components/patterns/form-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { SubmitButton } from '@/components/ui/submit-button';
import { RefusedForm } from './refused-form';
import { Row, Specimen } from './specimen';

export function Buttons() {
  return (
    <Specimen title="Buttons">
      <Row>
        <Button kind="primary">Enregistrer</Button>
        <Button>Déplacer le rendez-vous</Button>
        <Button kind="quiet">Revenir</Button>
        <Button kind="quiet-danger">Annuler le rendez-vous</Button>
        <Button kind="danger">Annuler 12 rendez-vous</Button>
      </Row>
      <Row>
        <Button kind="primary" icon={<Plus aria-hidden />}>
          Nouveau rendez-vous
        </Button>
        <LinkButton href="#top" icon={<CalendarDays aria-hidden />}>
          Voir l’agenda
        </LinkButton>
        <Button kind="primary" busy busyLabel="Enregistrement…">
          Enregistrer
        </Button>
        <Button kind="primary" busyLabel="Enregistrement…">
          Enregistrer
        </Button>
      </Row>
      <Row>
        <Button kind="primary" disabled>
          Envoyer
        </Button>
        <Button disabled>Envoyer</Button>
        <span className="text-ink-2">Choisissez d’abord un créneau.</span>
      </Row>
    </Specimen>
  );
}

export function Fields({ prefix }: { prefix: string }) {
  const id = (name: string) => `${prefix}-${name}`;
  return (
    <Specimen title="Form">
      <form className="grid max-w-form gap-4">
        <RefusedForm
          errors={[
            { field: id('birth'), message: 'Indiquez une date de naissance, par exemple 07/03/1985.' },
            { field: id('reason'), message: 'Choisissez un motif.' },
          ]}
        />
        <TextField name={id('family')} label="Nom" autoComplete="family-name" defaultValue="Exemple" />
        <TextField
          name={id('birth')}
          label="Date de naissance"
          hint="JJ/MM/AAAA"
          inputMode="numeric"
          defaultValue="31/02/1985"
          error="Indiquez une date de naissance, par exemple 07/03/1985."
        />
        <div className="grid grid-cols-[8rem_1fr] gap-4">
          <TextField name={id('postcode')} label="Code postal" inputMode="numeric" placeholder="75011" />
          <TextField name={id('town')} label="Ville" />
        </div>
        <SelectField name={id('reason')} label="Motif" defaultValue="" error="Choisissez un motif.">
          <option value="" disabled>
            Choisir
          </option>
          <option>Première visite</option>
          <option>Suivi</option>
        </SelectField>
        <SelectField name={id('site')} label="Lieu de consultation">
          <option>Cabinet principal</option>
        </SelectField>
        <TextareaField name={id('note')} label="Message au cabinet" optional="facultatif" hint="Sans détail médical." />
        <TextField name={id('read')} label="Référence" readOnly defaultValue="apt_01J8" />
        <TextField name={id('off')} label="Téléphone" disabled defaultValue="01 99 00 00 00" />
        <FormActions note="Brouillon enregistré à 10:42">
          <SubmitButton busyLabel="Enregistrement…">Enregistrer</SubmitButton>
          <Button>Revenir</Button>
        </FormActions>
      </form>
    </Specimen>
  );
}
