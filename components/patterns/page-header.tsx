import type { ReactNode } from 'react';

type PageHeaderProps = {
  title: ReactNode;
  /** One line. */
  description?: ReactNode;
  /** From the second level on. */
  breadcrumb?: ReactNode;
  /** At most two secondary buttons, then the primary one. */
  actions?: ReactNode;
  tabs?: ReactNode;
};

/** 64 px high without tabs; the h1 and the buttons share a baseline. */
export function PageHeader({ title, description, breadcrumb, actions, tabs }: PageHeaderProps) {
  return (
    <header className="mb-6 grid gap-1">
      {breadcrumb}
      <div className="flex min-h-16 flex-wrap items-baseline justify-between gap-x-6 gap-y-3 py-3">
        <div className="min-w-0 max-w-prose">
          <h1 className="text-h1">{title}</h1>
          {description ? <p className="text-ink-2">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-baseline gap-2 max-sm:w-full max-sm:items-stretch">{actions}</div> : null}
      </div>
      {tabs}
    </header>
  );
}
