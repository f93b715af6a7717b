import { createHash, X509Certificate } from 'node:crypto';
import type { Authority } from './certificate/index.ts';

/** Where the page is found through the interception, whatever the phone's resolver says. */
export const INSTALL_HOST = 'telltale.test';

export interface InstallAnswer {
  readonly type: string;
  /** Set for what is to be kept as a file. */
  readonly fileName: string | null;
  readonly body: string | Buffer;
}

/**
 * What is answered under the page's address: the certificate in the forms that phones take, and the page for
 * everything else. `address` is the listener's own, for the code that a phone's camera reads.
 */
export async function installAnswer(
  path: string,
  authority: Authority,
  address: string,
): Promise<InstallAnswer> {
  const der = new X509Certificate(authority.certificate).raw;
  switch (path.split('?', 1)[0]) {
    // Android and iOS take either form; what differs is which ending each of them offers to install.
    case '/telltale.crt':
    case '/telltale.cer':
      return { type: 'application/x-x509-ca-cert', fileName: path.slice(1, 13), body: der };
    case '/telltale.pem':
      return { type: 'application/x-pem-file', fileName: 'telltale.pem', body: authority.certificate };
    default:
      return { type: 'text/html; charset=utf-8', fileName: null, body: await page(der, address) };
  }
}

async function page(der: Buffer, address: string): Promise<string> {
  // Loaded when somebody looks: scans of files have no use for it.
  const { toString: qrCode } = await import('qrcode');
  const code = await qrCode(`http://${address}/`, { type: 'svg', margin: 1 });
  const digest = createHash('sha256')
    .update(der)
    .digest('hex')
    .toUpperCase()
    .replace(/..(?!$)/g, '$&:');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Telltale: certificate for this phone</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 38rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
a.file { display: inline-block; margin: .25rem .5rem .25rem 0; padding: .5rem 1rem; border: 1px solid #555; border-radius: .25rem }
svg { width: 12rem; height: 12rem }
code { overflow-wrap: anywhere }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818 } a { color: #8bf } svg { background: #fff } }
</style>
</head>
<body>
<h1>Let Telltale read this phone</h1>
<p>With this certificate installed, whoever runs this listener can read what the phone sends over HTTPS.
Install it on a test phone only, and remove it when the test is over.</p>
<p><a class="file" href="/telltale.crt">Android (.crt)</a><a class="file" href="/telltale.cer">iPhone (.cer)</a><a class="file" href="/telltale.pem">others (.pem)</a></p>
<ol>
<li>Set the phone's proxy for this Wi-Fi network to <code>${escaped(address)}</code> (HTTP proxy, or SOCKS5).</li>
<li><strong>Android</strong>: open the file under Settings, Security, Encryption and credentials, Install a certificate, CA certificate.
Up to Android 6 apps trust it; later ones only browsers do, unless it is put among the system's certificates.</li>
<li><strong>iPhone</strong>: install the profile in Settings, then switch it on under General, About, Certificate Trust Settings.</li>
</ol>
<p>This page for another phone:</p>
${code}
<p>SHA-256 of the certificate:<br><code>${digest}</code></p>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
