/** `system` follows the device; the other two are written on `<html data-theme>`. */
export type Theme = 'system' | 'light' | 'dark';

export const themeCookie = 'prati-theme';

/** From the cookie's value to the theme; whatever is unknown follows the system. */
export const themeFrom = (cookie: string | undefined): Theme => (cookie === 'light' || cookie === 'dark' ? cookie : 'system');
