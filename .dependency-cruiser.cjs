// Arrows between packages and apps; the arrows between the server's modules are held by boundaries.test.ts.
const { Visitor } = require('@swc/core/Visitor.js')

// swc parses `using` and `await using`; its visitor does not know them yet.
const { visitStatement } = Visitor.prototype
Visitor.prototype.visitStatement = function visit(statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement)
  return { ...statement, decls: this.visitVariableDeclarators(statement.decls) }
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that import each other are one file: move what both need into a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'unresolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'packages-know-no-app',
      comment: 'A package is used by apps and knows none of them.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'faces-know-no-server',
      comment: 'Portal and workbench speak to the server through packages/api-client and packages/contracts.',
      severity: 'error',
      from: { path: '^apps/(portal|workbench)/' },
      to: { path: '^apps/(server|stand-ins)/' },
    },
    {
      name: 'stand-ins-know-no-server',
      comment: 'A stand-in speaks the wire protocol of the real outside system, not our types.',
      severity: 'error',
      from: { path: '^apps/stand-ins/' },
      to: { path: '^apps/(?!stand-ins/)' },
    },
    {
      name: 'server-knows-no-workbench',
      comment: 'The server renders the portal; it only serves the built files of the workbench.',
      severity: 'error',
      from: { path: '^apps/server/' },
      to: { path: '^apps/workbench/' },
    },
    {
      name: 'contracts-are-plain',
      comment: 'The shapes of the wire need typebox and nothing else.',
      severity: 'error',
      from: { path: '^packages/contracts/src/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/contracts/src/', '^node_modules/typebox/'] },
    },
  ],
  options: {
    // With TypeScript 7's parser dependency-cruiser sees no module at all and is content.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '^data/'] },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
}
