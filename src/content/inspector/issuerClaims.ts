import { from, type MemberWords } from './members.js';

/** What the claims of a well-known issuer say: `ver` or `environment` says something else in a token of anybody else. */
interface IssuerClaims {
  /** The `iss` of its tokens. */
  issuer: RegExp;
  meanings: ReadonlyMap<string, MemberWords>;
}

/** A name with a colon or a dot in it is nobody else’s, whatever the issuer is called. */
const anywhere = new Map([
  ...from('cognito-access', {
    'cognito:groups': 'the groups of the person in its user pool',
    'cognito:username': 'the name of the person in its user pool',
  }),
  ...from('kubernetes-accounts', {
    'kubernetes.io': 'the namespace, account and object that it is bound to',
  }),
]);

const ISSUERS: readonly IssuerClaims[] = [
  {
    issuer: /^https:\/\/(?:sts\.windows\.net|login\.(?:microsoftonline|partner\.microsoftonline)\.\w+)\//,
    meanings: new Map(
      from('entra-claims', {
        tid: 'the tenant that the person signed in to',
        oid: 'the person or program, the same for all apps of a tenant',
        scp: 'the scopes that the app was given',
        wids: 'the roles that the person has in the whole tenant',
        azpacr: 'how its client proved itself: 0 is a public client, 1 a secret, 2 a certificate',
        appid: 'the client that uses it',
        appidacr: 'how its client proved itself: 0 is a public client, 1 a secret, 2 a certificate',
        idp: 'the identity provider that the person signed in with',
        ipaddr: 'the IP address of the sign-in',
        upn: 'the user name of the person',
        unique_name: 'a name of the person, for display only',
        uti: 'its own id, as `jti` is elsewhere',
        ver: 'the version of its format',
        hasgroups: 'that the person is in groups, which did not fit',
        xms_cc: 'whether its client can handle a claims challenge',
      }),
    ),
  },
  {
    issuer: /^https:\/\/[\w.-]+\.auth0\.com\//,
    meanings: new Map(from('auth0-profiles', { permissions: 'the permissions its subject was given' })),
  },
  {
    issuer: /^https:\/\/cognito-idp\.[\w-]+\.amazonaws\.com(?:\.cn)?\//,
    meanings: new Map(
      from('cognito-access', {
        token_use: 'whether it is an access token or an ID token',
        origin_jti: 'the token of the sign-in that it goes back to',
      }),
    ),
  },
  {
    issuer: /^https:\/\/token\.actions\.(?:githubusercontent|[\w-]+\.ghe)\.com(?:\/|$)/,
    meanings: new Map(
      from('github-oidc', {
        repository: 'the repository that the workflow runs from',
        repository_owner: 'the organization that the repository is in',
        ref: 'the git ref that triggered the run',
        workflow: 'the name of the workflow',
        job_workflow_ref: 'the reusable workflow that the job uses',
        run_id: 'the id of the run',
        actor: 'the account that started the run',
        environment: 'the environment that the job uses',
        event_name: 'the event that triggered the run',
      }),
    ),
  },
];

/** What a claim says in a token of this issuer, where it is not registered; null where nobody well known says. */
export function issuerMeaning(name: string, issuer: unknown): MemberWords | null {
  const known = typeof issuer === 'string' ? ISSUERS.find((each) => each.issuer.test(issuer)) : undefined;
  return known?.meanings.get(name) ?? anywhere.get(name) ?? null;
}

/** All of them, for whoever checks their sources. */
export const issuerMeanings: readonly (readonly [string, MemberWords])[] = [
  ...anywhere,
  ...ISSUERS.flatMap(({ meanings }) => [...meanings]),
];
