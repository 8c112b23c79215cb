import { json } from '@/app/_server/problem';

/** The process answers. */
export const GET = () => json({ status: 'ok' });
