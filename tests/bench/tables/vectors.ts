import { ARGUED, judgeVectors } from '../../core/inspector/vectors.js';

const path = process.env['WYCHEPROOF_JWS'];

/** How many of Project Wycheproof's vectors for JWS are judged as their file says, and why the others are not. */
if (path === undefined)
  console.log(
    'Name testvectors_v1/json_web_signature_test.json of github.com/C2SP/wycheproof by WYCHEPROOF_JWS, then try again.',
  );
else {
  const { total, others } = await judgeVectors(path);
  console.log(`${total - others.length} of ${total} vectors are judged as the file says.\n`);
  console.log('| Vector | Called | Theirs | Ours | Why |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const { id, comment, theirs, ours } of others)
    console.log(`| ${id} | ${comment} | ${theirs} | ${ours} | ${ARGUED[id] ?? 'NOT ARGUED'} |`);
}
