import { claimDueLetters } from './data';

/** Takes the letters whose time has come, for the sweeper that rings for them. */
export const claimDue = claimDueLetters;
