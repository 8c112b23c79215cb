import type { Locale } from '@/lib/core/locale';

type LanguageSwitchProps = {
  /** "Langue". */
  label: string;
  current: Locale;
  /** `name` is the language's own word for itself. */
  languages: readonly { locale: Locale; name: string }[];
  /** Receives `locale`; a server action, or the address of a POST route. */
  action: string | ((form: FormData) => void | Promise<void>);
};

/** Three letters pairs, one press. Works before any script has arrived when `action` is an address. */
export function LanguageSwitch({ label, current, languages, action }: LanguageSwitchProps) {
  return (
    <form action={action} {...(typeof action === 'string' ? { method: 'post' } : {})}>
      <fieldset className="inline-flex">
        <legend className="sr-only">{label}</legend>
        {languages.map(({ locale, name }) => (
          <button
            key={locale}
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
            aria-pressed={locale === current}
            aria-label={`${locale.toUpperCase()}, ${name}`}
            title={name}
            className="inline-flex min-h-control min-w-9 items-center justify-center rounded-control px-2 text-small font-semibold text-ink-2 uppercase underline-offset-6 hover:bg-sunken hover:text-ink aria-pressed:text-pine-strong aria-pressed:underline aria-pressed:decoration-2"
          >
            {locale}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
