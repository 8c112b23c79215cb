import { agendaPath, type ColumnsBy } from './address';

export const columnsCookie = 'prati_agenda_columns';

export const columnsFrom = (kept: string | undefined): ColumnsBy => (kept === 'rooms' ? 'rooms' : 'practitioners');

/** What the columns of a day are, on this device. Kept in a cookie of the agenda for a year: it says nothing about anyone. */
export function rememberColumns(by: ColumnsBy): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the store that could replace it is not in every browser yet
  document.cookie = `${columnsCookie}=${by}; path=${agendaPath}; max-age=${by === 'rooms' ? 31_536_000 : 0}; samesite=lax`;
}
