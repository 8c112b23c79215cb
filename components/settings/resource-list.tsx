import { Archive, DoorOpen, type LucideIcon, Wrench } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/patterns/form-state';
import type { ResourceKind } from '@/lib/resources/rules';
import type { ResourceLine } from '@/lib/resources/schema';
import { RemoveLine } from './remove-line';
import { RenameResource } from './rename-resource';

const icons: { readonly [K in ResourceKind]: LucideIcon } = { room: DoorOpen, equipment: Wrench };

type ResourceListProps = {
  resources: readonly ResourceLine[];
  /** Null for who may only look. */
  acts: { rename: FormAction; archive: FormAction<ResourceLine>; restore: FormAction } | null;
};

/** The rooms and equipment of one site. Needs the words of `resource` and `settings.removal`. */
export function ResourceList({ resources, acts }: ResourceListProps) {
  const t = useTranslations('resource');
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
      {resources.map(({ id, kind, name }) => {
        const Icon = icons[kind];
        return (
          <li key={id} className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2">
            <div className="flex min-h-control min-w-0 flex-1 basis-48 items-center gap-3">
              <Icon aria-hidden className="size-4.5 text-ink-2" />
              <p className="min-w-0 wrap-anywhere">
                <span className="font-semibold">{name}</span> <span className="text-ink-2">· {t(`kinds.${kind}`)}</span>
              </p>
            </div>
            {acts ? (
              <>
                <RenameResource action={acts.rename} id={id} name={name} />
                <RemoveLine
                  remove={acts.archive}
                  restore={acts.restore}
                  id={id}
                  kept={[['id', id]]}
                  label={t('archive')}
                  icon={<Archive aria-hidden />}
                  what={name}
                  done={t('archived')}
                />
              </>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
