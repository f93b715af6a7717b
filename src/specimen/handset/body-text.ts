/** `application/x-www-form-urlencoded`, each value percent-encoded whole, a space as `%20`. */
export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json; charset=utf-8';

export function formText(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
