export const sidebarCookie = 'prati-sidebar';

/** Where a page leaves the sidebar only a rail: whether it stands unfolded all the same. */
export const isUnfolded = (cookie: string | undefined): boolean => cookie === 'unfolded';
