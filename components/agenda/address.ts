import { isLocalDate, type LocalDate } from '@/lib/core/local-date';

export const agendaPath = '/practitioner/agenda';
export const zooms = [6, 8, 12] as const;
export type Zoom = (typeof zooms)[number];
export const views = ['day', 'week', 'month', 'list'] as const;
export type View = (typeof views)[number];
const narrowings = ['planned', 'waiting', 'longest', 'late', 'free'] as const;
export type Narrowing = (typeof narrowings)[number];
/** Whose columns a day has. */
export type ColumnsBy = 'practitioners' | 'rooms';

/** Everything the agenda shows is in its address: a reload, a link sent and a change of view keep it. Null is the default of each. */
export type AgendaAddress = {
  /** Null: day, or list where the screen is narrow. */
  readonly view: View | null;
  /** Null: today. */
  readonly date: LocalDate | null;
  readonly practitioner: string | null;
  /** The columns chosen in a day of several practitioners; empty: all of them. */
  readonly columns: readonly string[];
  /** Null: as this device last had it. */
  readonly by: ColumnsBy | null;
  readonly weekDays: 5 | 7;
  readonly cancelled: boolean;
  readonly only: Narrowing | null;
  readonly zoom: Zoom | null;
  /** The visit whose panel is open. */
  readonly visit: string | null;
};

type Params = { get(name: string): string | null };

const oneOf = <T extends string>(value: string | null, choices: readonly T[]): T | null =>
  choices.find((choice) => choice === value) ?? null;
const anId = (value: string | null | undefined, prefix: string) =>
  value && new RegExp(`^${prefix}_[0-9a-f]{32}$`).test(value) ? value : null;

/** Reads an address; what cannot be read is as if absent. */
export function readAddress(params: Params): AgendaAddress {
  const date = params.get('date');
  const columns = [...new Set((params.get('columns') ?? '').split('.').flatMap((id) => anId(id, 'pro') ?? []))];
  const zoom = Number(params.get('zoom'));
  return {
    view: oneOf(params.get('view'), views),
    date: date && isLocalDate(date) ? date : null,
    practitioner: anId(params.get('practitioner'), 'pro'),
    columns,
    by: params.get('columns') === 'rooms' ? 'rooms' : columns.length > 0 ? 'practitioners' : null,
    weekDays: params.get('days') === '5' ? 5 : 7,
    cancelled: params.get('cancelled') === '1',
    only: oneOf(params.get('only'), narrowings),
    zoom: zooms.find((step) => step === zoom) ?? null,
    visit: anId(params.get('visit'), 'apt'),
  };
}

/** The query of an address, with the defaults left out; empty for the agenda as it opens. */
export function agendaQuery(address: AgendaAddress): string {
  const { view, date, practitioner, columns, by, weekDays, cancelled, only, zoom, visit } = address;
  const entries = Object.entries({
    ...{ view, date, practitioner, only, visit },
    columns: by === 'rooms' ? 'rooms' : columns.length > 0 ? columns.join('.') : null,
    days: weekDays === 5 ? '5' : null,
    cancelled: cancelled ? '1' : null,
    zoom: zoom === null ? null : String(zoom),
  }).filter((entry): entry is [string, string] => entry[1] !== null);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`;
}

/** The address with some parts changed. The panel closes unless told otherwise: it belongs to the time shown. */
export const agendaHref = (address: AgendaAddress, change: Partial<AgendaAddress> = {}) =>
  agendaPath + agendaQuery({ ...address, visit: null, ...change });
