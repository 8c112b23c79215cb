import NextAuth from 'next-auth';
import { authOptions } from '@/app/_server/auth';

type Segment = { params: Promise<{ nextauth: string[] }> };

const handler = async (request: Request, { params }: Segment): Promise<Response> =>
  NextAuth(request as never, { params: await params } as never, authOptions()) as Promise<Response>;

export { handler as GET, handler as POST };
