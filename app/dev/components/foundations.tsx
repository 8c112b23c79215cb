import { Specimen } from './specimen';

const colours = [
  ['paper', 'bg-paper'],
  ['surface', 'bg-surface'],
  ['sunken', 'bg-sunken'],
  ['raised', 'bg-raised'],
  ['line', 'bg-line'],
  ['line-strong', 'bg-line-strong'],
  ['ink', 'bg-ink'],
  ['ink-2', 'bg-ink-2'],
  ['ink-3', 'bg-ink-3'],
  ['pine', 'bg-pine'],
  ['pine-strong', 'bg-pine-strong'],
  ['pine-soft', 'bg-pine-soft'],
  ['clay', 'bg-clay'],
  ['clay-soft', 'bg-clay-soft'],
  ['focus', 'bg-focus'],
  ['success', 'bg-success'],
  ['success-soft', 'bg-success-soft'],
  ['warning', 'bg-warning'],
  ['warning-soft', 'bg-warning-soft'],
  ['danger', 'bg-danger'],
  ['danger-soft', 'bg-danger-soft'],
  ['info', 'bg-info'],
  ['info-soft', 'bg-info-soft'],
] as const;

const reasons = [
  ['brick', 'bg-reason-brick'],
  ['amber', 'bg-reason-amber'],
  ['olive', 'bg-reason-olive'],
  ['meadow', 'bg-reason-meadow'],
  ['lagoon', 'bg-reason-lagoon'],
  ['sky', 'bg-reason-sky'],
  ['lilac', 'bg-reason-lilac'],
  ['rose', 'bg-reason-rose'],
] as const;

const roles = [
  ['display', 'text-display'],
  ['h1', 'text-h1'],
  ['h2', 'text-h2'],
  ['h3', 'text-h3'],
  ['body-l', 'text-body-l'],
  ['body', 'text-body'],
  ['small', 'text-small'],
  ['micro', 'text-micro'],
] as const;

export function Foundations() {
  return (
    <>
      <Specimen title="Colour">
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-2">
          {colours.map(([name, fill]) => (
            <li key={name} className="grid gap-1 text-small text-ink-2">
              <span className={`h-10 rounded-control border border-line ${fill}`} />
              {name}
            </li>
          ))}
        </ul>
        <ul className="flex flex-wrap gap-4">
          {reasons.map(([name, fill]) => (
            <li key={name} className="flex items-center gap-2 text-small text-ink-2">
              <span className={`h-6 w-1 rounded-full ${fill}`} />
              {name}
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen title="Type">
        <ul className="grid gap-2">
          {roles.map(([name, role]) => (
            <li key={name} className="grid grid-cols-[5rem_1fr] items-baseline gap-4">
              <span className="text-small text-ink-2">{name}</span>
              <span className={role}>Vos rendez-vous du 24 novembre, 09:15</span>
            </li>
          ))}
        </ul>
        <p className="max-w-prose">
          Names with far accents load the extended face: Łukasz Żółć, Ștefan Țurcanu, Ğülay Işık.{' '}
          <a href="#top" className="link">
            A link in prose is underlined
          </a>
          , and <strong>weight</strong> is the only emphasis.
        </p>
      </Specimen>
    </>
  );
}
