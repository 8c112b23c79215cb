const shelf = 'core|platform|integrations'; // everything else directly under lib/ is a domain noun
const domain = `^lib/(?!(?:${shelf})/)([^/]+)/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-stands-alone',
      severity: 'error',
      from: { path: '^lib/core/' },
      to: { path: '^(app|components|workers|prisma|lib/(?!core/))' },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^lib/platform/' },
      to: { path: [domain, '^lib/integrations/', '^(app|components|workers)/'] },
    },
    {
      name: 'integrations-know-no-domain',
      severity: 'error',
      from: { path: '^lib/integrations/' },
      to: { path: [domain, '^(app|components|workers)/'] },
    },
    {
      name: 'domain-sees-ports-not-vendors',
      severity: 'error',
      from: { path: domain },
      to: { path: '^lib/integrations/', pathNot: '/port\\.ts$' },
    },
    {
      name: 'only-data-touches-the-database',
      severity: 'error',
      from: {
        path: '^(lib|app|components|workers)/',
        pathNot: [
          '/data\\.ts$',
          '^lib/platform/',
          '^lib/context\\.ts$',
          '^(app/_server|workers)/(context|platform|main)\\.ts$',
          '\\.(db|queue)\\.test\\.ts$',
        ],
      },
      to: { path: ['^lib/platform/db', '^prisma/', '@prisma/client'] },
    },
    {
      name: 'data-is-private-to-its-module',
      severity: 'error',
      from: { path: domain },
      to: { path: ['^lib/[^/]+/data\\.ts$', '^lib/[^/]+/[^/]+/data\\.ts$'], pathNot: '^lib/$1/' },
    },
    {
      name: 'edges-never-reach-data',
      severity: 'error',
      from: { path: '^(app|components|workers)/' },
      to: { path: ['^lib/[^/]+/data\\.ts$', '^lib/[^/]+/[^/]+/data\\.ts$'] },
    },
    {
      name: 'lib-knows-no-web',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: ['^(app|components|workers)/', '(^|node_modules/)next(/|$)'] },
    },
    {
      name: 'only-platform-knows-bullmq',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: '^lib/platform/queue' },
      to: { path: '(^|node_modules/)bullmq(/|$)' },
    },
    {
      name: 'components-are-only-ui',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(app|workers|lib)/', pathNot: ['^lib/core/', '/(schema|rules)\\.ts$'] },
    },
    {
      // What checks input is heavy: a page that needs a list of statuses must not bring it to the browser. Types weigh nothing.
      name: 'browsers-get-no-schema',
      severity: 'error',
      // The rules of notifications read effect keys by schema: they are the server's alone.
      from: { path: '^(components/|lib/[^/]+/rules\\.ts$|lib/core/(?!id\\.ts$))', pathNot: '^lib/notifications/rules\\.ts$' },
      to: {
        path: ['/schema\\.ts$', '^lib/(core/id|notifications/rules)\\.ts$', '(^|node_modules/)zod(/|$)'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'ui-kit-knows-no-domain',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: '^(lib/(?!core/)|components/(?!ui/))' },
    },
    {
      name: 'only-edges-wire-services',
      severity: 'error',
      from: { path: '^(lib|components)/', pathNot: '^lib/integrations/' },
      to: { path: '^lib/integrations/services' },
    },
    { name: 'web-and-workers-are-strangers', severity: 'error', from: { path: '^app/' }, to: { path: '^workers/' } },
    { name: 'workers-know-no-web', severity: 'error', from: { path: '^workers/' }, to: { path: '^(app|components)/' } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-module-cycles', severity: 'error', scope: 'folder', from: { path: '^lib/[^/]+$' }, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: ['node_modules', 'prisma/generated'] },
    // What tests stand on may use every noun.
    exclude: { path: ['^\\.next', '^prisma/generated', '^test/', '\\.(db|queue)\\.test\\.ts$'] },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
};
