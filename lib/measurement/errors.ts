/** Nobody said yes to being measured, or they took it back. */
export type MeasurementError = { code: 'measurement.off' };
