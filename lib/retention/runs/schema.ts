import type { Id } from '@/lib/core/id';
import type { Category } from '../schema';

/** Rows of one category in one run. `after` is counted again when the run is over. */
export type Counts = {
  readonly before: number;
  readonly due: number;
  readonly held: number;
  readonly archive: number;
  readonly stopped: boolean;
};
export type Plan = Partial<Record<Category, Counts>>;
/** How far a run came: what it set out to do, rows gone and archived by table, tables that are finished. */
export type Progress = {
  readonly plan?: Plan;
  readonly purged?: Readonly<Record<string, number>>;
  readonly archived?: Readonly<Record<string, number>>;
  readonly finished?: readonly string[];
};
export type ReportLine = {
  readonly before: number;
  readonly archived: number;
  readonly purged: number;
  readonly held: number;
  readonly after: number;
  /** How many it would have removed and did not, for somebody to look at first. */
  readonly stopped: number;
};
export type Report = {
  readonly run: string;
  readonly practice: string | null;
  readonly night: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly categories: Partial<Record<Category, ReportLine>>;
};
export type RunRow = {
  readonly id: Id<'retentionRun'>;
  readonly night: string;
  readonly state: 'running' | 'done';
  readonly progress: Progress;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly report: Report | null;
  readonly reportHash: string | null;
  readonly signature: string | null;
};
export type GoAhead = { readonly runId: string; readonly category: Category; readonly most: number };
