import { json } from '@/app/_server/problem';
import { openApiDocument } from '@/app/api/v1/_contract/openapi';
import { env } from '@/lib/platform/env';

export const dynamic = 'force-dynamic';

export const GET = (): Response => json(openApiDocument(env().APP_URL));
