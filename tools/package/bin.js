#!/usr/bin/env node
// In words that any Node can read, so that an old one says what is missing instead of a syntax error.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error('key-or-token needs Node 20.19 or newer; this is ' + process.versions.node + '.');
  process.exit(2);
}
// Status 1 says that something harmful was found, so that a failure is never that.
import('../dist/cli.js')
  .then(function (cli) {
    return cli.main(process.argv.slice(2));
  })
  .catch(function (error) {
    console.error(error);
    process.exitCode = 2;
  });
