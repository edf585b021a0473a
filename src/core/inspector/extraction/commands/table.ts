/** A command that takes a secret on its line, and where. */
interface Command {
  of: string;
  /** What stands before it in the same word. */
  glued?: string;
  /** What stands behind it there. */
  ends?: string;
  /** The word before it. */
  option?: string;
  /** It is the last word. */
  isLast?: true;
  /** A word without which the command takes none. */
  needs?: string;
  /** What it is called, where that is not a password. */
  name?: string;
}

/** What takes none is there as well: its options are not those of the command before it. */
const COMMANDS: readonly Command[] = [
  // After a space the name of a database follows, and the password is asked for.
  { of: 'mysql\\w*|mariadb[\\w-]*', glued: '-p|--password=' },
  {
    of: 'sshpass|mongosh|mongo(?:dump|restore|export|import)?|cqlsh|ncftp|rabbitmqadmin',
    option: '-p|--password',
  },
  { of: 'docker|podman|nerdctl|buildah|skopeo|helm|oras|az|oc|cf', option: '-p|--password', needs: 'login' },
  { of: 'sqlcmd|bcp|[it]sql|ipmitool|zip|unzip|mosquitto_\\w+', option: '-P|--pw' },
  { of: 'redis-(?:cli|server)|valkey-cli', option: '-a|--pass|--requirepass|--masterauth' },
  { of: 'ldap\\w+', option: '-w' },
  { of: 'snmp\\w+', option: '-[AX]' },
  { of: 'wget2?|svn|influx|clickhouse(?:-client)?|kubectl', option: '--?(?:[a-z]+-)?password' },
  { of: 'keytool|jarsigner', option: '-[a-z]*(?:store|key)pass' },
  { of: 'smbclient|rpcclient|smbget', glued: '(?:-U|--user=)?[^%]+%' },
  { of: 'mount(?:\\.cifs)?', glued: '(?:.*,)?pass(?:word)?=', ends: ',' },
  { of: 'sqlplus|expdp|impdp', glued: '[\\w$#]+/', ends: '@' },
  { of: 'openssl', glued: 'pass:' },
  { of: '7z[az]?|unrar|rar', glued: '-h?p' },
  { of: 'htpasswd', isLast: true, needs: '-\\w*b\\w*' },
  { of: 'rabbitmqctl', isLast: true, needs: 'add_user|change_password' },
  { of: 'https?|xhs?', option: '-a|--auth', needs: 'bearer', name: 'token' },
  { of: 'ssh|scp|sftp|rsync' },
];
const NOTHING = '(?!)';
export const RULES = COMMANDS.map(({ of, glued, option, needs, ...rest }) => ({
  ...rest,
  of: new RegExp(`^(?:.*[\\\\/])?(?:${of})(?:\\.exe)?$`),
  // Who takes `-p value` takes `-pvalue` as well, and `--password=value`.
  glued: new RegExp(`^(?:${glued ?? (option ? `(?:${option})(?:(?<=^-.)=?|=)` : NOTHING)})`),
  option: new RegExp(`^(?:${option ?? NOTHING})$`),
  needs: new RegExp(`^(?:${needs ?? '.*'})$`, 'i'),
}));
export type Rule = (typeof RULES)[number];
/** The name of a command, with something behind it. */
export const NAMES = new RegExp(
  `(?<![\\w.-])(?:${COMMANDS.map(({ of }) => of).join('|')})(?:\\.exe)?(?=[ \\t]+[^ \\t=])`,
  'g',
);
