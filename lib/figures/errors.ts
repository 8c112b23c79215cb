export type FiguresError = { code: 'figures.not_allowed' } | { code: 'figures.period_unreal'; mostDays: number };
