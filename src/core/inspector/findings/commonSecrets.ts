/** What people type where a secret belongs: from manuals, samples and lists of passwords. In small letters. */
const COMMON = `
secret secret1 secret12 secret123 secret1234 secret12345 secret123456 mysecret my-secret my_secret mysecretkey
my-secret-key my_secret_key secretkey secret-key secret_key supersecret super-secret super_secret supersecretkey
super-secret-key super_secret_key topsecret top-secret top_secret verysecret very-secret verysecretkey
thisisasecret this-is-a-secret thisismysecret notsosecret not-so-secret shhhhh shhh shhhh keepitsecret
keep-it-secret jwt jwtsecret jwt-secret jwt_secret jwtsecretkey jwt-secret-key jwt_secret_key jwtkey jwt-key
myjwtsecret my-jwt-secret my_jwt_secret jwttoken token tokensecret token-secret token_secret accesssecret
access-secret access_secret refreshsecret refresh-secret refresh_secret accesstokensecret access_token_secret
refreshtokensecret refresh_token_secret authsecret auth-secret auth_secret authkey auth-key appsecret app-secret
app_secret appkey app-key apisecret api-secret api_secret apikey api-key api_key sessionsecret session-secret
session_secret cookiesecret cookie-secret signature signingkey signing-key signing_key signkey privatekey
private-key private_key publickey public-key public_key key mykey my-key my_key masterkey master-key secretpassword
your-256-bit-secret your-384-bit-secret your-512-bit-secret your_secret your-secret yoursecret your-secret-key
your_secret_key yoursecretkey your-jwt-secret your_jwt_secret your_jwt_secret_key your-super-secret-key
your-super-secret-jwt-token-with-at-least-32-characters-long super-secret-jwt-token-with-at-least-32-characters-long
a-string-secret-at-least-256-bits-long a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long
a-secret a-secret-key some-secret somesecret some_secret some-secret-key change-me changeme change_me changeit
changethis change-this change_this change-this-secret changethissecret replace-me replaceme replace_me todo fixme
placeholder default defaultsecret default-secret default_secret defaultkey example examplesecret example-secret
example_key example-key sample samplesecret demo demosecret demo-secret test test1 test123 test1234 testing
testsecret test-secret test_secret testkey test-key test_key dev devsecret dev-secret dev_secret development
local localhost staging production prod prodsecret admin admin1 admin123 admin1234 administrator root toor root123
user user123 guest password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword pass pass123
pass1234 passphrase passwd pwd pwd123 qwerty qwerty1 qwerty123 qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm 1q2w3e
1q2w3e4r 1q2w3e4r5t 1qaz2wsx qazwsx abc abc123 abcd abcd1234 abcde abcdef abcdefg abcdefgh abcdefghijklmnopqrstuvwxyz
a b x xxx foo bar foobar baz hello hello123 helloworld hello-world hello_world world welcome welcome1 welcome123
letmein iloveyou monkey dragon football baseball sunshine princess shadow superman batman trustno1 master login
1 12 123 1234 12345 123456 1234567 12345678 123456789 1234567890 0123456789 0 00000000 000000 111111 11111111
123123 123321 654321 666666 888888 987654321 0000000000000000 1234567890123456 12345678901234567890123456789012
01234567890123456789012345678901 0123456789abcdef 0123456789abcdef0123456789abcdef deadbeef cafebabe null none
undefined nil true false empty string value node nodejs node-secret express expressjs express-secret nest nestjs
react laravel django django-insecure flask rails spring springboot keyboardcat company myapp my-app my_app
myappsecret app application server backend api client auth authentication authorization gateway service microservice
mongodb mysql postgres postgresql redis docker kubernetes firebase supabase s3cr3t s3cret secr3t 5ecret sekret
gizli geheim segreto secreto segredo tajne sekrit hmac hmackey hmac-secret hs256 hs256secret hs256-secret sha256
ultrasecret ultra-secret ultimatesecret megasecret hidden nobodyknows dontguessme donttellanyone randomstring
random-string random_string randomsecret random-secret random_secret longsecret long-secret verylongsecret
`;

const LIST: readonly string[] = COMMON.trim().split(/\s+/);
const SET: ReadonlySet<string> = new Set([
  ...LIST,
  'keyboard cat',
  'hello world',
  'super secret',
  'my secret',
  'my secret key',
]);

/** Those worth trying on a token without a key. */
export const COMMON_SECRETS: readonly string[] = [...SET];

export function isCommonSecret(secret: string): boolean {
  return SET.has(secret.toLowerCase());
}
