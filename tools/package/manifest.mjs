/** The package.json of the package, from that of the repository. */
export function manifestOf({ name, version, license, engines, dependencies }) {
  const entry = (file) => ({ types: `./types/hosts/package/${file}.d.ts`, default: `./dist/${file}.js` });
  return {
    name,
    version,
    description: 'An authorization server and API for tests in which time, revocation and faults obey.',
    license,
    type: 'module',
    engines,
    sideEffects: false,
    bin: { [name]: 'bin/key-or-token.js' },
    exports: {
      '.': entry('index'),
      './node': entry('node'),
      './msw': entry('msw'),
      './settings.schema.json': './settings.schema.json',
      './package.json': './package.json',
    },
    files: ['bin', 'dist', 'types', 'settings.schema.json'],
    dependencies: { jose: dependencies.jose },
    peerDependencies: { msw: '^2 || ^3' },
    peerDependenciesMeta: { msw: { optional: true } },
  };
}

/** The package.json of the page’s package, which is files for the server to hand out and nothing to run. */
export function pageManifestOf({ name, version, license }) {
  return {
    name: `${name}-page`,
    version,
    description: `The page on which ${name} shows the calls of a client as they come.`,
    license,
    files: ['page'],
  };
}
