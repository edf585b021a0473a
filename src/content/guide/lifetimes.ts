import type { Quoted } from './quoted.js';
import type { Claim, Section } from './entry.js';

export const lifetimesSection: Section = {
  id: 'lifetimes-in-the-wild',
  title: 'Lifetimes in the wild',
  lead: [
    {
      text: 'Defaults, and the range where you can choose. RFC 6750 asks for an hour or less.',
      quoted: { source: 'rfc6750', label: 'RFC 6750, 5.3' },
    },
  ],
  tryIt: { path: ['check'], label: 'Check your own in 60 seconds' },
};

export interface Lifetime {
  issuer: string;
  access: string;
  refresh: string;
  quoted: Quoted;
  /** For what the first page does not say. */
  also?: readonly Quoted[];
}

export const lifetimes: readonly Lifetime[] = [
  {
    issuer: 'Auth0, an API of your own',
    access: '24 h, up to 30 days',
    refresh: 'as configured',
    quoted: { source: 'auth0-lifetime', label: 'Auth0' },
  },
  {
    issuer: 'Okta, org server',
    access: '60 min, fixed',
    refresh: '90 days',
    quoted: { source: 'okta-lifetime', label: 'Okta' },
  },
  {
    issuer: 'Okta, custom server',
    access: '5 min to 24 h',
    refresh: '10 min to no end',
    quoted: { source: 'okta-lifetime', label: 'Okta' },
  },
  {
    issuer: 'Amazon Cognito',
    access: '1 h, 5 min to 24 h',
    refresh: '30 days, 60 min to 10 years',
    quoted: { source: 'cognito-lifetime', label: 'AWS' },
    also: [{ source: 'cognito-client', label: 'defaults' }],
  },
  {
    issuer: 'Firebase, ID token',
    access: '1 h',
    refresh: 'until the account is deleted, disabled or changed',
    quoted: { source: 'firebase-sessions', label: 'Firebase' },
  },
  {
    issuer: 'Microsoft Entra ID',
    access: '60 to 90 min at random; up to 28 h with continuous evaluation',
    refresh: '90 days, 24 h in a single-page app',
    quoted: { source: 'entra-lifetime', label: 'Microsoft' },
    also: [
      { source: 'entra-cae', label: 'continuous evaluation' },
      { source: 'entra-refresh', label: 'refresh tokens' },
    ],
  },
  {
    issuer: 'GitHub App, installation',
    access: '1 h',
    refresh: 'none',
    quoted: { source: 'github-installation-token', label: 'GitHub' },
  },
  {
    issuer: 'GitHub App, user',
    access: '8 h, unless the app opts out of expiry',
    refresh: '6 months',
    quoted: { source: 'github-user-token', label: 'GitHub' },
  },
  {
    issuer: 'Akamai Identity Cloud',
    access: '1 h, which is also the most',
    refresh: '90 days',
    quoted: { source: 'akamai-lifetime', label: 'Akamai' },
  },
  {
    issuer: 'Kubernetes, token a pod asks for',
    access: '1 h, 10 min at least',
    refresh: 'renewed by the kubelet',
    quoted: { source: 'kubernetes-projected-token', label: 'Kubernetes' },
  },
  {
    issuer: 'Kubernetes, token every pod gets',
    access: 'up to 1 year, unless service-account-extend-token-expiration is off',
    refresh: 'renewed by the kubelet',
    quoted: { source: 'kubernetes-extended-token', label: 'Kubernetes' },
  },
];

export const leeways: Claim = {
  text: 'Leeway comes on top, where a verifier allows any: 300 s by default in .NET, 60 s in Spring Security and in Envoy, none in jose.',
  quoted: { source: 'dotnet-clock-skew', label: 'Microsoft' },
  also: [
    { source: 'spring-clock-skew', label: 'Spring' },
    { source: 'envoy-jwt', label: 'Envoy' },
  ],
};

export interface DeadKey {
  system: string;
  delay: string;
  quoted: Quoted;
}

/** The same for what is deleted: “instant”, as the products’ own pages have it, or as somebody measured it. */
export const deadKeysTitle = 'How long a deleted key or token still works';
export const deadKeys: readonly DeadKey[] = [
  {
    system: 'Kong, other nodes with a database',
    delay: '5 s between polls',
    quoted: { source: 'kong-db-update', label: 'Kong' },
  },
  {
    system: 'Unkey, other regions',
    delay: 'up to 30 s',
    quoted: { source: 'S52', label: 'Unkey' },
  },
  {
    system: 'Zuplo, edge cache',
    delay: '60 s',
    quoted: { source: 'S01', label: 'Zuplo' },
  },
  {
    system: 'Apigee, OAuth tokens',
    delay: 'up to 180 s',
    quoted: { source: 'apigee-revocation', label: 'Google' },
  },
  {
    system: 'AWS REST API, Lambda authorizer',
    delay: '300 s by default, 3,600 s at most',
    quoted: { source: 'aws-authorizer', label: 'AWS' },
  },
  {
    system: 'Google Cloud, API key',
    delay: '8 to 23 min, measured in ten trials, published in May 2026',
    quoted: { source: 'google-key-deletion', label: 'Aikido Security' },
  },
  {
    system: 'npm, access token',
    delay: 'up to 1 h in some cases',
    quoted: { source: 'npm-revocation', label: 'npm' },
  },
  {
    system: 'jose, tokens of a removed signing key',
    delay: '10 min at most by default',
    quoted: { source: 'jose-remote-jwks', label: 'jose' },
  },
  {
    system: 'AWS HTTP API, tokens of a removed signing key',
    delay: 'up to 2 h',
    quoted: { source: 'aws-http-jwt', label: 'AWS' },
  },
  {
    system: '.NET, tokens of a removed signing key',
    delay: '12 h between refreshes, unless one is asked for',
    quoted: { source: 'dotnet-key-refresh', label: '.NET' },
  },
];
