import { utf8Of } from '../extraction/base64.js';

/**
 * What people type where a secret belongs: from manuals, samples and lists of passwords. In small letters; a hyphen is also
 * left out, an underscore, and a space.
 */
const COMMON = `
secret secret1 secret12 secret123 secret1234 secret12345 secret123456 my-secret my-secret-key secret-key super-secret
super-secret-key top-secret very-secret verysecretkey this-is-a-secret thisismysecret not-so-secret shhhhh shhh shhhh
keep-it-secret jwt jwt-secret jwt-secret-key jwt-key my-jwt-secret jwttoken token token-secret access-secret
refresh-secret access-token-secret refresh-token-secret auth-secret auth-key app-secret app-key api-secret api-key
session-secret cookie-secret signature signing-key signkey private-key public-key key my-key master-key secretpassword
your-256-bit-secret your-384-bit-secret your-512-bit-secret your-secret your-secret-key your-jwt-secret
your-jwt-secret-key your-super-secret-key your-super-secret-jwt-token-with-at-least-32-characters-long
super-secret-jwt-token-with-at-least-32-characters-long a-string-secret-at-least-256-bits-long
a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long a-secret a-secret-key some-secret
some-secret-key change-me changeit change-this change-this-secret replace-me todo fixme placeholder default
default-secret defaultkey example example-secret example-key sample samplesecret demo demo-secret test test1 test123
test1234 testing test-secret test-key dev dev-secret development local localhost staging production prod prodsecret
admin admin1 admin123 admin1234 administrator root toor root123 user user123 guest password password1 password12
password123 password1234 passw0rd p@ssw0rd p@ssword pass pass123 pass1234 passphrase passwd pwd pwd123 qwerty qwerty1
qwerty123 qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx qazwsx abc abc123 abcd
abcd1234 abcde abcdef abcdefg abcdefgh abcdefghijklmnopqrstuvwxyz a b x xxx foo bar foobar baz hello hello123
hello-world world welcome welcome1 welcome123 letmein iloveyou monkey dragon football baseball sunshine princess
shadow superman batman trustno1 master login 1 12 123 1234 12345 123456 1234567 12345678 123456789 1234567890
0123456789 0 00000000 000000 111111 11111111 123123 123321 654321 666666 888888 987654321 0000000000000000
1234567890123456 12345678901234567890123456789012 01234567890123456789012345678901 0123456789abcdef
0123456789abcdef0123456789abcdef deadbeef cafebabe null none undefined nil true false empty string value node nodejs
node-secret express expressjs express-secret nest nestjs react laravel django django-insecure flask rails spring
springboot keyboard-cat company my-app myappsecret app application server backend api client auth authentication
authorization gateway service microservice mongodb mysql postgres postgresql redis docker kubernetes firebase supabase
s3cr3t s3cret secr3t 5ecret sekret gizli geheim segreto secreto segredo tajne sekrit hmac hmackey hmac-secret hs256
hs256-secret sha256 ultra-secret ultimatesecret megasecret hidden nobodyknows dontguessme donttellanyone random-string
random-secret long-secret verylongsecret
`;

const LIST: readonly string[] = COMMON.trim()
  .split(/\s+/)
  .flatMap((secret) => ['-', '', '_', ' '].map((between) => secret.replaceAll('-', between)));
const SET: ReadonlySet<string> = new Set([
  ...LIST,
  // HMAC fills a key up with zeros, so this one is the empty secret of a variable that nobody set (RFC 2104 section 2).
  '\0',
]);

/** Those worth trying on a token without a key. */
export const COMMON_SECRETS: readonly string[] = [...SET];

export function isCommonSecret(secret: string): boolean {
  return SET.has(secret.toLowerCase());
}

/** Whether they are one of them, however they were written down. */
export function areCommonSecret(bytes: Uint8Array): boolean {
  return isCommonSecret(utf8Of(bytes) ?? '');
}
