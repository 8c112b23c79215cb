import { LanguageSwitch } from '@/components/patterns/language-switch';
import { PageHeader } from '@/components/patterns/page-header';
import { ThemeSwitch } from '@/components/patterns/theme-switch';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { TabNav } from '@/components/ui/tab-nav';
import { ToastProvider } from '@/components/ui/toast';
import { Choices } from './choices';
import { Buttons, Fields } from './controls';
import { Appointments, Words } from './display';
import { Foundations } from './foundations';
import { Lists } from './lists';
import { Overlays } from './overlays';
import { PanelStates } from './panel-states';
import type { Theme } from './specimen';

export const metadata = { title: 'Components' };

const languages = [
  { locale: 'fr', name: 'Français' },
  { locale: 'en', name: 'English' },
  { locale: 'de', name: 'Deutsch' },
] as const;

const themes: readonly Theme[] = ['light', 'dark'];

/** Every component in its states, both themes side by side. Local only: the layout above answers 404 elsewhere. */
export default function ComponentsPage() {
  return (
    <ToastProvider words={{ region: 'Notifications', close: 'Close' }}>
      <div id="top" className="px-4 py-6 lg:px-6">
        <PageHeader
          breadcrumb={<Breadcrumb label="Way up" trail={[{ href: '/dev', label: 'Development' }]} />}
          title="Components"
          description="What floats over the page (menu, popover, tooltip, toast) takes the theme of the page, set here."
          actions={
            <>
              <LanguageSwitch label="Language" current="fr" languages={languages} action="#top" />
              <ThemeSwitch legend="Theme" words={{ system: 'System', light: 'Light', dark: 'Dark' }} initial="system" />
            </>
          }
          tabs={
            <TabNav
              label="Themes"
              tabs={[
                { href: '#light', label: 'Light', current: true },
                { href: '#dark', label: 'Dark', count: 2 },
              ]}
            />
          }
        />
        <div className="grid gap-6 xl:grid-cols-2">
          {themes.map((theme) => (
            <Side key={theme} theme={theme} />
          ))}
        </div>
      </div>
    </ToastProvider>
  );
}

function Side({ theme }: { theme: Theme }) {
  return (
    <div id={theme} data-theme={theme} className="min-w-0 rounded-panel border border-line px-4 pb-4 sm:px-6">
      <h2 className="py-4 text-h2">{theme === 'light' ? 'Light' : 'Dark'}</h2>
      <Buttons />
      <Appointments />
      <Words />
      <Lists />
      <PanelStates theme={theme} />
      <Choices prefix={theme} />
      <Fields prefix={theme} />
      <Overlays theme={theme} />
      <Foundations />
      <section data-density="touch" className="border-t border-line py-6">
        <p className="mb-2 text-small text-ink-2">The same under a finger</p>
        <Buttons />
        <Choices prefix={`${theme}-touch`} />
      </section>
    </div>
  );
}
