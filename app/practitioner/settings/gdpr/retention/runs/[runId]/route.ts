import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { namedRun, readReport } from '@/lib/retention/read-report';

export const GET = route({
  route: 'GET /practitioner/settings/gdpr/retention/runs/[runId]',
  params: namedRun,
  context: currentMember,
  work: (ctx, { params }) => readReport(ctx, params),
  answer: (signed) =>
    new Response(JSON.stringify(signed, null, 2), {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="retention-${signed.report.run}.json"`,
        'Cache-Control': 'private, no-store',
      },
    }),
});
