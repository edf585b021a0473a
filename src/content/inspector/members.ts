/** What a member of a header or of claims says, and who defines it: an id of `sourcesOfInspector`. */
export interface MemberWords {
  means: string;
  source: string;
  section?: string;
}

type Meanings = Readonly<Record<string, string>>;

/** Each with the section that defines it after a bar, where one document defines them all. */
export function from(source: string, meanings: Meanings): [string, MemberWords][] {
  return Object.entries(meanings).map(([name, said]) => {
    const [means = '', section] = said.split(' | ');
    return [name, { means, source, ...(section !== undefined && { section }) }];
  });
}

/** Members of a JOSE header. */
export const headerWords: ReadonlyMap<string, MemberWords> = new Map([
  ...from('rfc7515', {
    alg: 'the algorithm it is signed with | 4.1.1',
    jku: 'an address of a key set | 4.1.2',
    jwk: 'a key | 4.1.3',
    kid: 'which key was used, as a hint | 4.1.4',
    x5u: 'an address of a certificate | 4.1.5',
    x5c: 'a certificate with its chain | 4.1.6',
    x5t: 'a certificate, by its SHA-1 | 4.1.7',
    'x5t#S256': 'a certificate, by its SHA-256 | 4.1.8',
    typ: 'what kind of token it is | 4.1.9',
    cty: 'what its payload is | 4.1.10',
    crit: 'members that a verifier must understand | 4.1.11',
  }),
  // Of an encrypted token: what its receiver needs before it decrypts.
  ...from('rfc7519', {
    iss: 'who issued it, repeated from its claims | 5.3',
    sub: 'whom or what it is about, repeated from its claims | 5.3',
    aud: 'for whom it is, repeated from its claims | 5.3',
  }),
  ...from('rfc7797', { b64: 'whether the payload is in base64url | 3' }),
  ...from('rfc7516', {
    enc: 'how its content is encrypted | 4.1.2',
    zip: 'how its content is compressed | 4.1.3',
  }),
  ...from('rfc7518', {
    epk: 'a public key made for this one token | 4.6.1.1',
    apu: 'the party that encrypted it | 4.6.1.2',
    apv: 'the party it is encrypted for | 4.6.1.3',
    iv: 'a random start for the encryption of its key | 4.7.1.1',
    tag: 'a check value for the encryption of its key | 4.7.1.2',
    p2s: 'the salt of its password | 4.8.1.1',
    p2c: 'how often its password is hashed | 4.8.1.2',
  }),
]);

/** Of a token that is encrypted, `alg` is something else. */
export const encryptionAlg: MemberWords = {
  means: 'how the key is made known that its content is encrypted with',
  source: 'rfc7516',
  section: '4.1.1',
};

/** Claims that are registered: they say the same whoever issued the token. */
export const claimMeanings: ReadonlyMap<string, MemberWords> = new Map([
  ...from('rfc7519', {
    iss: 'who issued it | 4.1.1',
    sub: 'whom or what it is about | 4.1.2',
    aud: 'for whom it is | 4.1.3',
    exp: 'when it expires | 4.1.4',
    nbf: 'from when it is valid | 4.1.5',
    iat: 'when it was issued | 4.1.6',
    jti: 'its own id | 4.1.7',
  }),
  ...from('rfc8693', {
    scope: 'what it may do | 4.2',
    client_id: 'the client it was issued to | 4.3',
    act: 'who acts in the name of its subject | 4.1',
    may_act: 'who may act in the name of its subject | 4.4',
  }),
  ...from('rfc9068', {
    roles: 'the roles of its subject | 2.2.3.1',
    groups: 'the groups of its subject | 2.2.3.1',
    entitlements: 'what its subject may use | 2.2.3.1',
    auth_time: 'when the person signed in | 2.2.1',
    acr: 'how surely the person was recognised | 2.2.1',
    amr: 'how the person signed in | 2.2.1',
  }),
  ...from('rfc9901', {
    _sd: 'digests of claims that are disclosed apart | 4.2.4.1',
    _sd_alg: 'the hash of those digests | 4.1.1',
  }),
  ...from('rfc7662', {
    active: 'whether its issuer accepts it now | 2.2',
    token_type: 'how it is presented | 2.2',
    username: 'the name of the person who authorized it | 2.2',
  }),
  ...from('iana-jwt', {
    cnf: 'the key it is bound to',
    azp: 'the client it was issued to',
    nonce: 'a value that ties it to one sign-in or request',
    at_hash: 'a hash of the access token beside it',
    c_hash: 'a hash of the code it came with',
    sid: 'the session it belongs to',
    status: 'where its status is published',
    events: 'what happened: it reports a security event',
    authorization_details: 'what it may do, in detail',
    name: 'the full name of the person',
    given_name: 'a first name',
    family_name: 'a last name',
    middle_name: 'a middle name',
    nickname: 'a casual name',
    preferred_username: 'the name the person goes by',
    profile: 'the address of a profile page',
    picture: 'the address of a picture',
    email: 'an email address',
    email_verified: 'whether that address was verified',
    gender: 'a gender',
    birthdate: 'a birthday',
    zoneinfo: 'a time zone',
    locale: 'a language and region',
    phone_number: 'a telephone number',
    phone_number_verified: 'whether that number was verified',
    address: 'a postal address',
    updated_at: 'when the person’s data last changed',
    vct: 'the type of a verifiable credential',
    htm: 'the method of the request it proves',
    htu: 'the address of the request it proves',
    ath: 'a hash of the access token it is sent with',
  }),
]);
