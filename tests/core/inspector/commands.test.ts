import { describe, expect, test } from 'vitest';
import { foundIn, only } from './make.js';

/** What people choose: drawn at random, half a word, a word. */
const PASSWORDS = ['Xk7pQ2mZ9vLr4', 'letmein2day', 'letmein', 'B3!t=er+s@fe'];

/** Command lines with `@@` in the place of a password. */
const TAKES: readonly string[] = [
  'mysql -u root -p@@ shop',
  "mysqladmin -uroot -p'@@' status",
  'mysql --password=@@ -h db',
  'mysqldump -u x -p@@ shop > d.sql',
  'mariadb-dump -p@@ shop | gzip > d.gz',
  '/usr/bin/mysql -p@@',
  'C:\\mysql\\bin\\mysql.exe -u root -p@@',
  'sudo docker exec -i db mysql -uroot -p@@ < dump.sql',
  '0 3 * * * ada mysqldump -p@@ shop',
  'sshpass -p @@ ssh -p 2222 ada@host.example',
  "sshpass -p '@@' rsync -a a b:",
  'redis-cli -h cache.example -a @@ ping',
  'redis-server --requirepass @@',
  'docker login -u ada -p @@ registry.example',
  'docker login --username ada --password=@@',
  'podman login -u ada -p=@@ registry.example',
  'helm registry login -u ada -p @@ registry.example',
  'az login --service-principal -u app -p @@ --tenant t',
  'oc login -u ada -p @@',
  'wget --user=ada --password=@@ https://files.example/a',
  'wget --http-password @@ https://files.example/a',
  'svn co --username ada --password @@ https://svn.example/a',
  'sqlcmd -S db -U sa -P @@ -Q "select 1"',
  'sqlcmd -S db -U sa -P@@',
  'mongosh --host db.example -u ada -p @@ shop',
  'mongodump -u ada --password=@@',
  'ldapsearch -x -D cn=admin,dc=example -w @@ -b dc=example',
  'smbclient //files.example/share -U ada%@@',
  'mount -t cifs -o username=ada,password=@@,uid=1 //files.example/share /mnt',
  'htpasswd -b .htpasswd ada @@',
  'htpasswd -nbB ada @@',
  'rabbitmqctl add_user ada @@',
  'openssl pkcs12 -in a.p12 -passin pass:@@ -nodes',
  'keytool -list -keystore a.jks -storepass @@',
  '7z x -p@@ a.7z',
  'unzip -P @@ a.zip',
  'cd /srv && mysql -p@@ < a.sql',
  'sh -c "mysql -p@@"',
  'make it with `mysql -p@@`',
  '["sh", "-c", "mysql -p@@ shop", "x"]',
  'mysql -u root \\\n  -p@@ \\\n  shop',
  'PGPASSWORD=@@ psql -h db -U app',
  "export PGPASSWORD='@@'",
  'docker run -e MYSQL_PWD=@@ mysql:8',
  'SSHPASS=@@ sshpass -e ssh host.example',
  'REDISCLI_AUTH=@@ redis-cli ping',
];

describe('the password in', () => {
  test.each(TAKES)('%s', async (line) => {
    for (const password of PASSWORDS) {
      const text = line.replace('@@', password);
      const { kind, at, length, findings, endings } = await only(text);
      expect([kind, text.slice(at, at + length), endings]).toEqual(['opaque', password, ['password']]);
      expect(findings).toEqual([]);
    }
  });

  test.each([
    'DB_PASSWORD=Tr0ub4dor-3',
    'sqlplus scott/Tr0ub4dor-3@db.example',
    'export SMTP_PASS="Tr0ub4dor-3"',
    'docker run -e MYSQL_ROOT_PASSWORD=Tr0ub4dor-3 mysql:8',
    'Server=db.example;User Id=sa;Password=Tr0ub4dor-3;Encrypt=true',
    'psql "host=db.example user=app password=Tr0ub4dor-3"',
    'spring.datasource.password=Tr0ub4dor-3',
    'database:\n  user: app\n  password: Tr0ub4dor-3\n  port: 5432',
    'environment:\n  MYSQL_ROOT_PASSWORD: "Tr0ub4dor-3"',
    '{"user":"app","password":"Tr0ub4dor-3"}',
    'db_password = "Tr0ub4dor-3"',
    "define('DB_PASSWORD', 'Tr0ub4dor-3');",
    'connect(host="db.example", password="Tr0ub4dor-3")',
  ])('what follows it or leads to it: %s', async (text) => {
    const { at, length } = await only(text);
    expect(text.slice(at, at + length)).toBe('Tr0ub4dor-3');
  });

  test.each([
    'curl -U ada:letmein',
    'curl --proxy-user ada:letmein',
    'xh -a ada:letmein',
    'https -a ada:letmein',
  ])('and its user in %s', async (command) => {
    expect((await only(`${command} https://api.example`)).kind).toBe('basic');
  });

  test('two options of one command, each', async () => {
    const found = await foundIn('snmpwalk -v3 -u ada -A letmein-1 -X letmein-2 host.example');
    expect(found).toHaveLength(2);
  });
});

test.each(['http -A bearer -a letmein2day :3000', 'xh -A bearer -a letmein2day :3000'])(
  'a token for %s is called one',
  async (text) => {
    expect(await only(text)).toMatchObject({ kind: 'opaque', name: 'token' });
  },
);

/** The same options of other commands, commands without them, and what manuals write in the place of a password. */
const NONE: readonly string[] = [
  ...[
    'mkdir -p path/to/it',
    'cp -p a b',
    'ssh -p 22 host',
    'ssh -p 2222 root@host',
    'psql -p 5432 -h db.example',
  ],
  ...[
    'docker run -p 80:80 nginx',
    'docker run --name mysql -p 3306:3306 mysql:8',
    'docker run --name mongo -p 27017 mongo',
  ],
  ...[
    'mysql -p',
    'mysql -u root -p shop',
    'mysql -u root -p < dump.sql',
    'mysql -u root --password',
    'mysql --port=3306',
  ],
  ...[
    'mysql -p$PW',
    'mysql -p"$DB_PASSWORD" shop',
    'mysql --password=$(cat pw)',
    "mysql -p'<password>'",
    'mysql -pYOUR_PASSWORD',
  ],
  ...[
    'mysql -ppassword',
    'mysql -p********',
    'mysql -p{{ password }}',
    'mysql [-u user] [-p[password]] [db]',
  ],
  ...[
    'sshpass -e ssh host',
    'sshpass -f file ssh host',
    'sshpass -p "$PW" ssh -p 2222 ada@host',
    'sshpass -p password ssh host',
  ],
  ...[
    'redis-cli -h host -p 6379',
    'redis-cli -a yourpassword',
    'docker login --password-stdin',
    'docker login',
    'docker -p',
  ],
  ...[
    'docker compose -p myproject up',
    'az vm create -p params.json',
    'oc process -f t.yaml -p NAME=value123',
  ],
  ...[
    'wget -P downloads https://a.example',
    'curl -u ada https://a.example',
    'http -a ada https://a.example',
    'xh -A bearer -a $T x',
  ],
  ...[
    'sqlcmd -S db -E',
    'mongosh -p',
    'mongosh -u ada -p mongodb://db.example',
    'ldapsearch -W -x -D cn=a',
    'smbclient -L //h -U ada',
  ],
  ...[
    'htpasswd -c file ada',
    'htpasswd -b file ada "$PW"',
    'openssl enc -pass env:PW',
    'openssl enc -pass file:pw.txt',
  ],
  ...[
    'zip -r a.zip b',
    'unzip -p a.zip b',
    '7z a -p a.7z',
    'keytool -list -keystore a.jks',
    'mount -o remount,rw /',
  ],
  ...[
    'rsync -av -e "ssh -p 2222" a b:',
    'tar -xpf a.tar',
    'patch -p1 < a.diff',
    'git log -p src',
    'tsc -p tsconfig.json',
  ],
  ...[
    'sqlplus / as sysdba',
    'sqlplus @run.sql',
    'mosquitto_sub -h broker -p 1883',
    'http-server -p 8080 -a 127.0.0.1',
  ],
  ...[
    'PGPASSWORD=$DB_PASS psql',
    'PGPASSWORD="$(cat pw)" psql',
    'PGPASSWORD=<password> psql',
    'PGPASSWORD=postgres psql',
  ],
  ...[
    'DB_PASSWORD=changeme',
    'DB_PASSWORD=postgres',
    'DB_PASSWORD=${PW:-x1}',
    'DB_PASSWORD_FILE=/run/secrets/pw1',
    'PASSWORD=********',
  ],
  ...[
    'const PASSWORD=process.env.PASSWORD1;',
    'password=req.body.password2',
    'login(user, password=hash[1])',
    'min_password=8',
  ],
  ...[
    'PWD=/home/ada/src1/app',
    'https://a.example/reset?password=1&x=2',
    'forgot_password=https://a.example/x1',
  ],
  ...[
    'password: string;',
    'password: z.string().min(8)',
    '"password": "********"',
    "password: '$2b$12$abcdefgh'",
  ],
  ...[
    'password: ${{ secrets.DB_PASSWORD1 }}',
    'password: *anchor1234',
    'password: hash1(value)',
    'passwords: 12345abcde',
  ],
  ...[
    'password: user.password1',
    'PASSWORD: ./file1.txt',
    '{"password":"string"}',
    "define('DB_PASSWORD', getenv('PW1'));",
  ],
  'openssl req -x509 -passout pass:sample -out a.pem',
  'Use mongosh -p and it asks for the password.',
  'With sshpass -p followed by the password there is no prompt.',
  'Usage: docker login [OPTIONS] [SERVER]\n  -p, --password string   Password or access token',
  'The mysql client takes -p, and asks; with --password=secret it does not.',
];

test.each(NONE)('no password in %s', async (text) => {
  expect(await foundIn(text)).toEqual([]);
});
