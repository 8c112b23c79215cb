export type DirectoryError = { code: 'directory.practitioner_not_found' } | { code: 'directory.cursor_unknown' };
