import type { Id } from '@/lib/core/id';

type Exported = { readonly id: Id<'exportJob'>; readonly attempt: number };

/** Where the files of a copy lie: one per attempt, so that a worker that wakes up late writes over nobody's. */
export const objectFolder = (id: Id<'exportJob'>) => `exports/${id}`;
export const objectName = ({ id, attempt }: Exported) => `${objectFolder(id)}/${attempt}`;
export const keyPlace = (id: Id<'exportJob'>) => ({ table: 'export_job', column: 'key_sealed', row: id });
