/** The chapters of OWASP ASVS 5.0.0 are files of their own; each section that is cited, by its number. */
const asvs = (chapter: string, heading: string): string =>
  `https://github.com/OWASP/ASVS/blob/v5.0.0_release/5.0/en/${chapter}.md#${heading}`;

/** Those on sessions, which the chooser cites. */
export const sessionSections: Readonly<Record<string, string>> = {
  '7.2': asvs('0x16-V7-Session-Management', 'v72-fundamental-session-management-security'),
  '7.3': asvs('0x16-V7-Session-Management', 'v73-session-timeout'),
  '7.4': asvs('0x16-V7-Session-Management', 'v74-session-termination'),
  '7.5': asvs('0x16-V7-Session-Management', 'v75-defenses-against-session-abuse'),
};

/** All that anything cites. */
export const asvsSections: Readonly<Record<string, string>> = {
  ...sessionSections,
  '1.3': asvs('0x10-V1-Encoding-and-Sanitization', 'v13-sanitization'),
  '3.3': asvs('0x12-V3-Web-Frontend-Security', 'v33-cookie-setup'),
  '3.4': asvs('0x12-V3-Web-Frontend-Security', 'v34-browser-security-mechanism-headers'),
  '3.5': asvs('0x12-V3-Web-Frontend-Security', 'v35-browser-origin-separation'),
  '4.1': asvs('0x13-V4-API-and-Web-Service', 'v41-generic-web-service-security'),
  '6.3': asvs('0x15-V6-Authentication', 'v63-general-authentication-security'),
  '8.2': asvs('0x17-V8-Authorization', 'v82-general-authorization-design'),
  '8.3': asvs('0x17-V8-Authorization', 'v83-operation-level-authorization'),
  '8.4': asvs('0x17-V8-Authorization', 'v84-other-authorization-considerations'),
  '9.1': asvs('0x18-V9-Self-contained-Tokens', 'v91-token-source-and-integrity'),
  '9.2': asvs('0x18-V9-Self-contained-Tokens', 'v92-token-content'),
  '10.1': asvs('0x19-V10-OAuth-and-OIDC', 'v101-generic-oauth-and-oidc-security'),
  '10.3': asvs('0x19-V10-OAuth-and-OIDC', 'v103-oauth-resource-server'),
  '10.4': asvs('0x19-V10-OAuth-and-OIDC', 'v104-oauth-authorization-server'),
  '13.1': asvs('0x22-V13-Configuration', 'v131-configuration-documentation'),
  '13.2': asvs('0x22-V13-Configuration', 'v132-backend-communication-configuration'),
  '13.3': asvs('0x22-V13-Configuration', 'v133-secret-management'),
  '14.1': asvs('0x23-V14-Data-Protection', 'v141-data-protection-documentation'),
  '14.2': asvs('0x23-V14-Data-Protection', 'v142-general-data-protection'),
  '16.1': asvs('0x25-V16-Security-Logging-and-Error-Handling', 'v161-security-logging-documentation'),
  '16.2': asvs('0x25-V16-Security-Logging-and-Error-Handling', 'v162-general-logging'),
  '16.3': asvs('0x25-V16-Security-Logging-and-Error-Handling', 'v163-security-events'),
};
