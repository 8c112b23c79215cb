export type BusinessFeedError =
  /** This installation gives no feed to anybody. */
  { code: 'business_feed.not_connected' } | { code: 'business_feed.token_wrong' };
