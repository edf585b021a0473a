// Read by old versions of Node as well, so nothing here may be newer than modules themselves.
var parts = process.versions.node.split('.').map(Number);
if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
  console.error('Key or Token needs Node 20.19 or newer; this is ' + process.versions.node + '.');
  process.exit(1);
}
