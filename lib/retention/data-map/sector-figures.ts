import type { TableClass } from '../schema';
import { all, members, prati, technical } from './columns';

export const sectorFiguresTables: Readonly<Record<string, TableClass>> = {
  sector_run: {
    ...{ category: 'technical', purpose: 'statistics', basis: 'art_6_1_a', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: all(['month', 'computed_at'], technical),
  },
  sector_figure: {
    ...{ category: 'technical', purpose: 'statistics', basis: 'art_6_1_a', subject: 'none' },
    ...{ clock: null, recipients: members },
    columns: all(['month', 'name', 'value', 'practices'], technical),
  },
};
